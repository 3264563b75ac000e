package dev.nacre.regularization;

import dev.nacre.compute.Parallel;
import org.jblas.FloatMatrix;

/** Rescales the columns of a weight matrix: the incoming weights of each unit. */
final class UnitScales {
    private UnitScales() {}

    /** The factor of a column. */
    @FunctionalInterface
    interface Factor {
        /** Returns the factor, given the column's Euclidean norm, which is not zero. */
        double of(double norm);
    }

    /**
     * Multiplies each column by a factor that depends on its norm; a column of zeros has no direction and is not
     * changed.
     */
    static void rescale(FloatMatrix w, Factor factor) {
        int rows = w.rows;
        Parallel.forRange(w.columns, Math.max(1, Parallel.PIECE / Math.max(1, rows)), (from, to) -> {
            for (int c = from; c < to; c++) {
                double norm = Math.sqrt(Sums.squares(w.data, c * rows, (c + 1) * rows));
                float f = norm == 0 ? 1 : (float) factor.of(norm);
                if (f != 1) multiply(w.data, f, c * rows, (c + 1) * rows);
            }
        });
    }

    private static void multiply(float[] a, float factor, int from, int to) {
        for (int i = from; i < to; i++) a[i] *= factor;
    }
}
