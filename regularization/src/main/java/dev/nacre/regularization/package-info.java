/**
 * Regularization: layers that add noise in training, layers that normalize, penalties and constraints on weights,
 * penalties on activities.
 *
 * <p>Begin with {@link dev.nacre.regularization.Dropout}, {@link dev.nacre.regularization.BatchNorm},
 * {@link dev.nacre.regularization.L2} and {@link dev.nacre.regularization.MaxNorm}: one of each kind. Each is a record
 * in a file of its own; layers with state have a second file, such as {@code BatchNormLayer}. A new one changes no
 * list.
 *
 * <p>{@code RowSums}, {@code Sums} and {@code UnitScales} are internal. Their order of additions gives the same bits on
 * any number of threads: keep it. The names of a layer's parameters and statistics are part of the format of model
 * files.
 */
package dev.nacre.regularization;
