/**
 * Initializers: they draw the initial values of weights and biases. {@link dev.nacre.Initializer} is the interface.
 *
 * <p>Begin with {@link dev.nacre.initializers.HeNormal} for relu, {@link dev.nacre.initializers.LecunNormal} for selu,
 * and core's {@code glorotUniform}, the default. {@link dev.nacre.initializers.VarianceScaling} is the general form of
 * all three. {@link dev.nacre.initializers.Constant} is for biases.
 *
 * <p>A new initializer is one record in a file of its own. Don't change the order in which an existing one draws its
 * numbers: every seed would then give other weights.
 */
package dev.nacre.initializers;
