/**
 * Layers for sequences. The steps of a sequence are the height of a sample's {@link dev.nacre.Shape}, the features of a
 * step its channels: {@code new Shape(50, 1, 32)} is 50 steps of 32 features. So a step of a sample is contiguous.
 *
 * <p>Begin with {@link dev.nacre.recurrent.Lstm}, {@link dev.nacre.recurrent.Gru} and
 * {@link dev.nacre.recurrent.Recurrent}; each gives an output for each step.
 * {@link dev.nacre.recurrent.Bidirectional} reads in both directions, {@link dev.nacre.recurrent.LastStep} keeps the
 * last step, {@link dev.nacre.recurrent.EachStep} applies layers to each step, and
 * {@link dev.nacre.recurrent.Repeat} makes steps of features.
 *
 * <p>{@code RecurrentLayer} is the built layer of all three. What a step computes is its {@code Cell}; what a step does
 * with memory is its {@code Piece}, which takes some samples of a batch through all steps on one thread. Inputs are
 * multiplied by their weights for all steps at once, before the first step, and gradients of weights after the last
 * one. Bits must not depend on the number of threads: pieces follow from the batch alone.
 */
package dev.nacre.recurrent;
