package dev.nacre.autoencoders.ladder;

import dev.nacre.compute.Parallel;
import java.util.Arrays;

/**
 * Pieces of columns. Loops work on ranges of units, one column after the other, so that each unit's sums are added in
 * one order on any number of threads. C2 vectorises a loop only if all its indices agree: so a piece of a column is
 * first copied to where the level's own numbers of these units are.
 */
final class Pieces {
    /** Fewest units in a piece that is not the only one. */
    private static final int UNITS = 128;

    private Pieces() {}

    /** Runs a body over all units, in a piece for each thread: long pieces are faster, and the results equal. */
    static void forUnits(int units, Parallel.Body body) {
        int threads = Parallel.threads();
        Parallel.forRange(units, Math.max(UNITS, (units + threads - 1) / threads), body);
    }

    /** Scratch columns for the threads that work on a level. */
    static ThreadLocal<float[][]> scratch(int columns, int units) {
        return ThreadLocal.withInitial(() -> new float[columns][units]);
    }

    static void load(float[] matrix, int column, float[] piece, int from, int to) {
        System.arraycopy(matrix, column * piece.length + from, piece, from, to - from);
    }

    static void store(float[] piece, float[] matrix, int column, int from, int to) {
        System.arraycopy(piece, from, matrix, column * piece.length + from, to - from);
    }

    static void clear(float[] sums, int from, int to) {
        Arrays.fill(sums, from, to, 0);
    }

    static void add(float[] x, float[] sums, int from, int to) {
        for (int i = from; i < to; i++) sums[i] += x[i];
    }

    static void addProducts(float[] x, float[] y, float[] sums, int from, int to) {
        for (int i = from; i < to; i++) sums[i] += x[i] * y[i];
    }

    static void scale(float[] x, float factor, int from, int to) {
        for (int i = from; i < to; i++) x[i] *= factor;
    }
}
