package dev.nacre.tck;

import dev.nacre.Layer;
import dev.nacre.Mode;
import org.jblas.FloatMatrix;

/** Tests a layer on samples that are all NaN, and on samples with a single NaN at each position. */
final class NotANumber {
    /** Other values for an input, to find out whether an output depends on it. */
    private static final int OTHERS = 24;
    /** Number of positions tested; more would tell no more. */
    private static final int MOST = 60;

    private final Layer layer;
    private final FloatMatrix others;

    private NotANumber(LayerCase trial) {
        layer = trial.layer();
        others = trial.other(OTHERS);
    }

    static void check(LayerCase trial) {
        NotANumber check = new NotANumber(trial);
        FloatMatrix x = trial.x();
        for (int i = 0; i < x.rows; i++) x.data[i] = Float.NaN;
        try {
            check.wholeSample(check.infer(x));
            for (int s = 0; s < LayerCase.SAMPLES; s++) check.eachPosition(Numbers.column(trial.x(), s));
        } catch (IllegalArgumentException e) {
            if (check.layer.takesMissing()) throw e; // elsewhere NaN may be refused
        }
    }

    private FloatMatrix infer(FloatMatrix x) {
        return layer.forward(x, Mode.INFER);
    }

    private void wholeSample(FloatMatrix y) {
        if (hasNaN(y, 0) == layer.takesMissing()) throw violation("a sample of NaN", y, 0, 0);
    }

    private void eachPosition(FloatMatrix sample) {
        int stride = (sample.length + MOST - 1) / MOST;
        FloatMatrix x = copies(sample, (sample.length + stride - 1) / stride);
        for (int k = 0; k < x.columns; k++) x.data[k * x.rows + k * stride] = Float.NaN;
        FloatMatrix y = infer(x);
        for (int k = 0; k < x.columns; k++) {
            int dependent = dependent(sample, k * stride);
            if (dependent < 0 || hasNaN(y, k) != layer.takesMissing()) continue;
            throw violation("a sample whose input " + k * stride + " is NaN, on which they depend", y, k, dependent);
        }
    }

    /** An output that changes with one of a sample's inputs; −1 if there is none. */
    private int dependent(FloatMatrix sample, int input) {
        FloatMatrix x = copies(sample, 1 + OTHERS);
        for (int k = 0; k < OTHERS; k++) x.data[(1 + k) * x.rows + input] = others.data[k * x.rows + input];
        FloatMatrix y = infer(x);
        for (int i = y.rows; i < y.length; i++)
            if (!Numbers.close(y.data[i], y.data[i % y.rows], 10 * Numbers.ROUNDING)) return i % y.rows;
        return -1;
    }

    private static FloatMatrix copies(FloatMatrix sample, int columns) {
        FloatMatrix copies = new FloatMatrix(sample.rows, columns);
        for (int i = 0; i < copies.length; i++) copies.data[i] = sample.data[i % sample.rows];
        return copies;
    }

    private static boolean hasNaN(FloatMatrix y, int column) {
        for (int i = column * y.rows; i < (column + 1) * y.rows; i++) if (Float.isNaN(y.data[i])) return true;
        return false;
    }

    private Violation violation(String sample, FloatMatrix y, int column, int row) {
        if (layer.takesMissing())
            return new Violation(
                    "no NaN among the outputs of " + sample + ", since takesMissing() is true", "NaN among them");
        return new Violation(
                "NaN among the outputs of " + sample,
                y.data[column * y.rows + row] + " at output " + row + ", none NaN");
    }
}
