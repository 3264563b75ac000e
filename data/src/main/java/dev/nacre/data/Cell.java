package dev.nacre.data;

/** A text from elsewhere than a table, such as a request, read as a cell of a table is. */
public final class Cell {
    private Cell() {}

    /**
     * The number in a text.
     *
     * @param text decimal notation, without blanks around it
     * @return rounded to 32 bits; NaN if it is not a number, infinite if it is too large
     */
    public static float number(String text) {
        return Numbers.parse(text);
    }

    /**
     * Whether a text means that the value is missing.
     *
     * @param text without blanks around it
     * @return true for the texts that {@link Missing} lists
     */
    public static boolean isMissing(String text) {
        return Numbers.isMissing(text);
    }
}
