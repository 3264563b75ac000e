package dev.nacre.data;

/**
 * What to do with a missing value: an empty cell, {@code NA}, {@code N/A}, {@code NaN}, {@code null}, {@code none} or
 * {@code ?}, in upper or lower case.
 */
public enum Missing {
    /** An error that names the place. */
    REFUSE,
    /**
     * A number becomes NaN; the network must then begin with {@link FillMissing}. A category becomes −1: no category.
     */
    KEEP,
    /** The row is left out. */
    DROP
}
