package dev.nacre.activations;

import dev.nacre.compute.Parallel;

/** Loops over the samples of a batch. */
final class ColumnLoops {
    private ColumnLoops() {}

    /** Runs a body over ranges of columns, each with about {@link Parallel#PIECE} elements. */
    static void forRange(int rows, int columns, Parallel.Body body) {
        Parallel.forRange(columns, Math.max(1, Parallel.PIECE / rows), body);
    }
}
