/**
 * Networks for tables: layers of what has worked best on them.
 *
 * <p>Begin with {@link dev.nacre.tables.RobustScale}, which scales numbers, and {@link dev.nacre.tables.Embedding}, for
 * categories. {@link dev.nacre.tables.PeriodicEmbeddings} and {@link dev.nacre.tables.PiecewiseLinear} embed numbers.
 * {@link dev.nacre.tables.FeatureScale}, {@link dev.nacre.tables.NtkDense} and {@link dev.nacre.tables.Parametric} are
 * the layers of RealMLP; {@link dev.nacre.tables.MemberInputs}, {@link dev.nacre.tables.MemberDense},
 * {@link dev.nacre.tables.MemberHeads} and {@link dev.nacre.tables.CombineMembers} those of TabM, an ensemble in one
 * network, which {@link dev.nacre.tables.MembersObjective} trains.
 *
 * <p>Layers for some of the columns leave the others in their places. The names of parameters and statistics are part
 * of the format of model files.
 */
package dev.nacre.tables;
