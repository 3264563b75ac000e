package dev.nacre.data;

/**
 * What to do about a value that is missing: an empty cell, {@code NA}, {@code N/A}, {@code NaN}, {@code null},
 * {@code none} or {@code ?}.
 */
public enum Missing {
    /** The table is refused, with the place. */
    REFUSE,
    /**
     * A number becomes NaN, which a network that begins with {@link FillMissing} takes; a category becomes −1, none of
     * them.
     */
    KEEP,
    /** The row is left out. */
    DROP
}
