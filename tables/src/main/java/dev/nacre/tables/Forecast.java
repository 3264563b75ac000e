package dev.nacre.tables;

/**
 * A forecast of one step.
 *
 * @param series the series; empty if there is only one
 * @param origin the time of the last step that it is made from, as the table has it
 * @param step how many steps later it is, from 1
 * @param time the time that it is for: of the row that is there, or of as many usual steps later
 * @param value the number
 * @param low lower end of an interval that holds 90 % of the true values of the validation part; NaN if that is too
 *     small
 * @param high upper end
 */
public record Forecast(String series, String origin, int step, String time, float value, float low, float high) {}
