package dev.nacre.tables.evaluation;

/**
 * How much a model relies on a column.
 *
 * @param column its name; {@code column 1} for the first one of a table without names
 * @param drop how much worse the metric gets without the column's information: the mean; about 0 for a column that is
 *     not used
 * @param deviation the standard deviation of the drop (n − 1) over repeats and models; 0 if there was only one
 */
public record Importance(String column, double drop, double deviation) {}
