package dev.nacre.data;

import java.util.Locale;

/**
 * What to do with a missing value: an empty cell or {@code ?}, and in a column of numbers also {@code NA}, {@code N/A},
 * {@code NaN}, {@code null} and {@code none}, in upper or lower case. In a column of texts those are texts like others.
 */
public enum Missing {
    /** An error that names the place. */
    REFUSE,
    /**
     * A number becomes NaN; the network must then begin with {@link FillMissing}. A category becomes −1: no category.
     */
    FILL,
    /** As {@link #FILL}, and the network is told where a number was missing ({@link FillMissing#flags}). */
    KEEP,
    /** The row is left out. */
    DROP;

    /** Whether a gap becomes NaN or −1. */
    boolean marks() {
        return this == FILL || this == KEEP;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
