/**
 * Layers of networks for tables: what has worked best on them.
 *
 * <p>Begin with {@link dev.nacre.tables.layers.RobustScale}, which scales numbers, and
 * {@link dev.nacre.data.Embedding} of module data, for categories. {@link
 * dev.nacre.tables.layers.PeriodicEmbeddings} and {@link dev.nacre.tables.layers.PiecewiseLinear} embed numbers.
 * {@link dev.nacre.tables.layers.FeatureScale}, {@link dev.nacre.tables.layers.NtkDense} and {@link
 * dev.nacre.tables.layers.Parametric} are the layers of RealMLP; {@link dev.nacre.tables.layers.MemberInputs},
 * {@link dev.nacre.tables.layers.MemberDense}, {@link dev.nacre.tables.layers.MemberHeads} and {@link
 * dev.nacre.tables.layers.CombineMembers} those of TabM, an ensemble in one network, which {@link
 * dev.nacre.tables.layers.MembersObjective} trains.
 *
 * <p>Layers for some of the columns leave the others in their places. The names of parameters and statistics are part
 * of the format of model files.
 */
package dev.nacre.tables.layers;
