/**
 * Activation functions beyond core's identity and sigmoid.
 *
 * <p>Most are an {@link dev.nacre.Activation}: one record that computes each element by itself, such as
 * {@link dev.nacre.activations.Relu}; begin there. Functions of a whole sample or with weights are layers
 * ({@link dev.nacre.LayerSpec}): {@link dev.nacre.activations.Softmax}, {@link dev.nacre.activations.Maxout},
 * {@link dev.nacre.activations.Glu}, {@link dev.nacre.activations.Prelu}. A new one is one new file; no list has to
 * change.
 *
 * <p>{@code Blocks}, {@code Branchless} and {@code ColumnLoops} keep loops vectorised on JDK 17. Write loops as here,
 * without comparisons or branches, and measure.
 */
package dev.nacre.activations;
