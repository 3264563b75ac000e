package dev.nacre.diagnosis;

import dev.nacre.Activation;
import java.util.Arrays;
import org.jblas.FloatMatrix;

/**
 * Shares of a layer's units that don't work on a batch.
 *
 * @param dead share of dead units: output and slope are always 0
 * @param saturated share of saturated units; NaN if the activation has not both bounds
 */
record Units(double dead, double saturated) {
    static final Units UNKNOWN = new Units(Double.NaN, Double.NaN);

    /** A slope below this fraction of the steepest slope counts as almost none. */
    private static final double FLAT = 0.05;

    private static final double MOSTLY = 0.9;

    /** From the inputs of the activation, units × samples. */
    static Units of(Activation activation, FloatMatrix z) {
        float[] y = new float[z.length];
        float[] slopes = slopes(activation, z.data, y);
        float steepest = 0;
        for (float slope : slopes(activation, grid(), new float[grid().length]))
            steepest = Math.max(steepest, Math.abs(slope));
        int dead = 0;
        int saturated = 0;
        for (int unit = 0; unit < z.rows; unit++) {
            int off = 0;
            int flat = 0;
            for (int s = 0; s < z.columns; s++) {
                int i = s * z.rows + unit;
                if (slopes[i] == 0 && y[i] == 0) off++;
                else if (Math.abs(slopes[i]) < FLAT * steepest) flat++;
            }
            if (off == z.columns) dead++;
            if (flat >= MOSTLY * z.columns) saturated++;
        }
        return new Units((double) dead / z.rows, bounded(activation) ? (double) saturated / z.rows : Double.NaN);
    }

    /** Units with the same output for every sample, where the activation is unknown. */
    static Units constant(FloatMatrix y) {
        if (y.columns < 2) return UNKNOWN;
        int constant = 0;
        for (int unit = 0; unit < y.rows; unit++) {
            int same = 1;
            while (same < y.columns && y.data[same * y.rows + unit] == y.data[unit]) same++;
            if (same == y.columns) constant++;
        }
        return new Units((double) constant / y.rows, Double.NaN);
    }

    private static float[] slopes(Activation activation, float[] z, float[] y) {
        activation.forward(z, y, 0, z.length);
        float[] ones = new float[z.length];
        Arrays.fill(ones, 1);
        float[] slopes = new float[z.length];
        activation.backward(activation.backwardReadsInput() ? z : y, y, ones, slopes, 0, z.length);
        return slopes;
    }

    private static float[] grid() {
        float[] grid = new float[33];
        for (int i = 0; i < grid.length; i++) grid[i] = (i - 16) / 4f;
        return grid;
    }

    private static boolean bounded(Activation activation) {
        float[] ends = {-1000, 1000};
        activation.forward(ends, ends, 0, 2);
        return Math.abs(ends[0]) < 100 && Math.abs(ends[1]) < 100;
    }
}
