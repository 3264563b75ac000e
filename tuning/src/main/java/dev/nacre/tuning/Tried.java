package dev.nacre.tuning;

import java.util.Arrays;
import java.util.Comparator;

/** A result and its position in the space. */
record Tried(Result result, double[] position) {
    /** The larger budget first, then the higher score; failed results last. Equal ones stay in their order. */
    static final Comparator<Tried> BEST_FIRST = Comparator.<Tried, Boolean>comparing(t -> t.result.failed())
            .thenComparing(Comparator.comparingInt(Tried::budget).reversed())
            .thenComparing(
                    Comparator.<Tried>comparingDouble(t -> t.result.score()).reversed());

    int budget() {
        return result.trial().budget();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tried t && t.result.equals(result) && Arrays.equals(t.position, position);
    }

    @Override
    public int hashCode() {
        return result.hashCode();
    }
}
