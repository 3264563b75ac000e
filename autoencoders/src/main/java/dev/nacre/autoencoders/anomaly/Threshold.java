package dev.nacre.autoencoders.anomaly;

import java.util.Objects;

/**
 * The score above which a sample counts as an anomaly.
 *
 * @param value finite
 * @param how how it was found, for people
 */
public record Threshold(double value, String how) {
    /** Checks the components. */
    public Threshold {
        Objects.requireNonNull(how, "how");
        if (!Double.isFinite(value)) throw new IllegalArgumentException("threshold must be finite, not " + value);
    }

    /**
     * Whether a score counts as an anomaly.
     *
     * @param score of a sample
     * @return true if it is above the threshold
     */
    public boolean exceededBy(double score) {
        return score > value;
    }
}
