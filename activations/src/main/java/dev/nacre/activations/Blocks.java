package dev.nacre.activations;

/**
 * Runs functions that need more than one loop on copies of blocks of a range. JDK 17 vectorises a loop only if it is
 * short, and only if it reads and writes all arrays at the same index.
 */
final class Blocks {
    private static final int SIZE = 1024;

    private Blocks() {}

    /** The computation on one block. */
    @FunctionalInterface
    interface Body {
        /** Turns the first n elements of {@code values} into results; the content of {@code scratch} is unspecified. */
        void run(float[] x, float[] values, float[] scratch, int n);
    }

    /** Runs a body over copies of x and values; results may go to either. */
    static void forRange(float[] x, float[] values, float[] results, int from, int to, Body body) {
        int size = Math.min(SIZE, to - from);
        float[] localX = new float[size];
        float[] local = new float[size];
        float[] scratch = new float[size];
        for (int start = from; start < to; start += SIZE) {
            int n = Math.min(SIZE, to - start);
            System.arraycopy(x, start, localX, 0, n);
            System.arraycopy(values, start, local, 0, n);
            body.run(localX, local, scratch, n);
            System.arraycopy(local, 0, results, start, n);
        }
    }
}
