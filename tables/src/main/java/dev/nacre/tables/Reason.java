package dev.nacre.tables;

/**
 * A column's part in how unusual a row is.
 *
 * @param column its name, or its number counted from 1 if it has none
 * @param share of the row's score, 0 to 1; the shares of all columns sum up to 1
 * @param found the value, as text; {@code missing} for a gap, {@code missing or new} for no category that training
 *     has seen
 * @param expected what normal rows like this one have there, as text in the same units
 * @param foundNumber the value; NaN for a category or a gap
 * @param expectedNumber what normal rows have there; NaN for a category or a gap
 */
public record Reason(
        String column, double share, String found, String expected, double foundNumber, double expectedNumber) {}
