package dev.nacre.losses;

/** Sums of floats in double, in four accumulators: in a single one, each addition would wait for the previous one. */
final class Sums {
    private Sums() {}

    static double of(float[] x, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i + 4 <= to; i += 4) {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
        }
        for (; i < to; i++) a += x[i];
        return a + b + (c + d);
    }

    /** The sum of the squared differences. */
    static double ofSquares(float[] x, float[] y, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i + 4 <= to; i += 4) {
            a += square(x[i] - y[i]);
            b += square(x[i + 1] - y[i + 1]);
            c += square(x[i + 2] - y[i + 2]);
            d += square(x[i + 3] - y[i + 3]);
        }
        for (; i < to; i++) a += square(x[i] - y[i]);
        return a + b + (c + d);
    }

    private static float square(float x) {
        return x * x;
    }
}
