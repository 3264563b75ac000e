/**
 * Judges and explains models of tables. All classes take plain matrices, so any model can be judged.
 *
 * <p>{@link dev.nacre.tables.evaluation.OutOfFold} collects predictions for rows that a model was not trained on: the
 * honest estimate. From them come {@link dev.nacre.tables.evaluation.Temperature} and
 * {@link dev.nacre.tables.evaluation.Reliability} (calibrated probabilities),
 * {@link dev.nacre.tables.evaluation.DecisionThreshold} (the decision between two classes),
 * {@link dev.nacre.tables.evaluation.Intervals} (prediction intervals for numbers),
 * {@link dev.nacre.tables.evaluation.WorstRow} and {@link dev.nacre.tables.evaluation.Leaderboard}, with
 * {@link dev.nacre.tables.evaluation.Baselines} to compare with.
 * {@link dev.nacre.tables.evaluation.PermutationImportance} says which columns a model uses, and
 * {@link dev.nacre.tables.evaluation.ClassBalance} which classes are rare.
 */
package dev.nacre.tables.evaluation;
