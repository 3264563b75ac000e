package dev.nacre.tables.evaluation;

/**
 * A model to compare with others.
 *
 * @param name what it is, such as {@code linear model}
 * @param outOfFold its predictions for rows that it was not trained on
 * @param seconds wall time of training and prediction
 */
public record Candidate(String name, OutOfFold outOfFold, double seconds) {}
