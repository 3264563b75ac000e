package dev.nacre.tck;

import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.jblas.FloatMatrix;

/**
 * Compares gradients with finite differences: the five-point formula with two step sizes. If the two disagree, the
 * function has a kink nearby, and no difference can tell its derivative; such elements are left out, as long as most
 * elements remain.
 */
final class Differences {
    static final double TOLERANCE = 2e-3;
    private static final double H = 0.02;
    /** Number of elements tested per matrix; more would tell no more. */
    private static final int MOST = 60;

    private Differences() {}

    /**
     * Fails if a gradient is not that of a function.
     *
     * @param what the gradient's name, for messages
     * @param f the value of the function for the current numbers in {@code at}, summed in double
     * @param at what the function depends on; changed temporarily
     * @param gradient the gradient to check
     */
    static void require(String what, DoubleSupplier f, FloatMatrix at, FloatMatrix gradient) {
        Numbers.requireShape(what, at.rows, at.columns, gradient);
        int stride = (at.length + MOST - 1) / MOST;
        int count = (at.length + stride - 1) / stride;
        double[] wide = new double[count];
        double[] narrow = new double[count];
        double squares = 0;
        for (int k = 0; k < count; k++) {
            wide[k] = fivePoint(f, at.data, k * stride, H);
            narrow[k] = fivePoint(f, at.data, k * stride, H / 2);
            squares += wide[k] * wide[k];
        }
        // The rounding error is relative to the typical size, also where one element's derivative happens to be near
        // zero.
        double floor = Math.max(0.05, 0.25 * Math.sqrt(squares / count));
        int smooth = 0;
        for (int k = 0; k < count; k++) {
            if (differ(wide[k], narrow[k], floor)) continue;
            smooth++;
            int i = k * stride;
            if (differ(wide[k], gradient.data[i], floor))
                throw new Violation(
                        String.format(
                                Locale.ROOT,
                                "%s: %.6g%s (finite difference, h = %s, around %s)",
                                what,
                                wide[k],
                                Numbers.place(at, i),
                                H,
                                at.data[i]),
                        String.format(Locale.ROOT, "%.6g, off by %.2g", gradient.data[i], gradient.data[i] - wide[k]));
        }
        if (2 * smooth < count)
            throw new Violation(
                    what + ": a function that is smooth in most places",
                    "kinks or noise nearer than " + 2 * H + " of " + (count - smooth) + " of " + count + " elements");
    }

    /** Abramowitz and Stegun, 25.3.6: error of the order h⁴. */
    private static double fivePoint(DoubleSupplier f, float[] at, int i, double h) {
        return (8 * (shifted(f, at, i, h) - shifted(f, at, i, -h))
                        - shifted(f, at, i, 2 * h)
                        + shifted(f, at, i, -2 * h))
                / (12 * h);
    }

    private static double shifted(DoubleSupplier f, float[] at, int i, double by) {
        float kept = at[i];
        at[i] = (float) (kept + by);
        try {
            return f.getAsDouble();
        } finally {
            at[i] = kept;
        }
    }

    private static boolean differ(double a, double b, double floor) {
        return !(Math.abs(a - b) <= TOLERANCE * Math.max(floor, Math.max(Math.abs(a), Math.abs(b))));
    }
}
