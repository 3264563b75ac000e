package dev.nacre.tables.layers;

import dev.nacre.Checks;
import dev.nacre.Fittable;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import dev.nacre.compute.Quantiles;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * The built layer: z = (x − median) · scale, y = z / √(1 + z²·bend). Columns that pass unchanged have median 0, scale 1
 * and bend 0. It computes in double, as an outlier's square need not be a float.
 */
final class RobustScaleLayer implements Fittable {
    private static final double[] QUANTILES = {0, 0.25, 0.5, 0.75, 1};

    private final Shape shape;
    private final int inputs;
    private final Columns columns;
    private final float clip;
    private final Parameter median;
    private final Parameter scale;
    private final Parameter fitted;
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix x;

    RobustScaleLayer(Shape shape, float clip, Columns columns) {
        this.shape = shape;
        this.inputs = shape.size();
        this.columns = columns;
        this.median = Parameter.statistic("median", Weights.zeros(inputs, 1));
        this.scale = Parameter.statistic("scale", Weights.constant(inputs, 1, 1));
        this.fitted = Parameter.statistic("fitted", Weights.zeros(1, 1));
        this.clip = clip;
    }

    private double[] bend() {
        double[] bend = new double[inputs];
        for (int i = 0; i < inputs; i++) if (columns.chosen(i) && clip > 0) bend[i] = 1 / ((double) clip * clip);
        return bend;
    }

    @Override
    public int outputs() {
        return inputs;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(median, scale, fitted);
    }

    @Override
    public boolean fitted() {
        return fitted.value().data[0] != 0;
    }

    @Override
    public void fit(Iterable<FloatMatrix> batches) {
        double[][] found = Quantiles.of(inputs, batches, this::check, QUANTILES);
        if (Double.isNaN(found[0][0])) throw new IllegalArgumentException("robustScale: there is no sample to fit on");
        for (int i = 0; i < inputs; i++) {
            if (!columns.chosen(i)) continue;
            median.value().data[i] = (float) found[2][i];
            scale.value().data[i] = factor(found[3][i] - found[1][i], found[4][i] - found[0][i]);
        }
        fitted.value().data[0] = 1;
    }

    private void check(FloatMatrix batch) {
        Checks.requireInputs("robustScale", inputs, batch);
        Checks.requireFinite("robustScale", batch);
    }

    private static float factor(double interquartile, double range) {
        if (interquartile > 0) return (float) Math.min(1 / interquartile, Float.MAX_VALUE);
        return range > 0 ? (float) Math.min(2 / range, Float.MAX_VALUE) : 0;
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("robustScale", inputs, input);
        if (!fitted()) return input;
        boolean train = mode == Mode.TRAIN;
        FloatMatrix y = train ? outputs.of(inputs, input.columns) : new FloatMatrix(inputs, input.columns);
        float[] m = median.value().data;
        float[] s = scale.value().data;
        double[] bend = bend();
        Parallel.forRange(input.columns, Math.max(1, Parallel.PIECE / inputs), (from, to) -> {
            for (int c = from; c < to; c++) scale(input.data, m, s, bend, y.data, c * inputs);
        });
        if (train) x = input;
        return y;
    }

    private static void scale(float[] x, float[] median, float[] scale, double[] bend, float[] y, int start) {
        for (int i = 0; i < bend.length; i++) {
            double z = ((double) x[start + i] - median[i]) * scale[i];
            y[start + i] = (float) (z / Math.sqrt(1 + z * z * bend[i]));
        }
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        if (!fitted()) return dy;
        FloatMatrix dx = inputGradients.of(inputs, dy.columns);
        float[] m = median.value().data;
        float[] s = scale.value().data;
        double[] bend = bend();
        for (int c = 0, at = 0; c < dy.columns; c++)
            for (int i = 0; i < inputs; i++, at++) {
                double z = ((double) x.data[at] - m[i]) * s[i];
                double root = Math.sqrt(1 + z * z * bend[i]);
                dx.data[at] = (float) (dy.data[at] * s[i] / (root * root * root));
            }
        return dx;
    }
}
