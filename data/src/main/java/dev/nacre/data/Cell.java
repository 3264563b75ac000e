package dev.nacre.data;

/** A text from elsewhere than a table, such as a request, read as a cell of a table is. */
public final class Cell {
    private Cell() {}

    /**
     * The number in a text.
     *
     * @param text without blanks around it
     * @param numerals how numbers are written
     * @return rounded to 32 bits; NaN if it is not a number, infinite if it is too large
     */
    public static float number(String text, Numerals numerals) {
        return numerals.parse(text);
    }

    /**
     * Whether a text means that the value is missing.
     *
     * @param text without blanks around it
     * @param category whether it is of a column of texts, where a word such as {@code None} is a text like others
     * @return see {@link Missing}
     */
    public static boolean isMissing(String text, boolean category) {
        return category ? text.isEmpty() || text.equals("?") : Numbers.isMissing(text);
    }
}
