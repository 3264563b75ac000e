package dev.nacre.regularization;

import dev.nacre.Buffer;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parallel;
import dev.nacre.Parameter;
import dev.nacre.Shapes;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * Batch normalization with its weights and moving averages. Ranges of features go to several cores; columns are copied to
 * where a loop's indices agree, for the reason that {@link RowSums} gives.
 */
final class BatchNormLayer implements Layer {
    private final BatchNorm spec;
    private final Parameter weight;
    private final Parameter bias;
    private final Parameter runningMean;
    private final Parameter runningVariance;
    private final int size;
    private final Buffer outputs = new Buffer();
    private final Buffer normals = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private final RowSums sums;
    private final RowSums products;
    private final float[] mean;
    /** What rounding to float took from the mean: it matters where that is large beside the deviation. */
    private final float[] meanRest;

    private final float[] factor;
    private final float[] gain;
    private final float[] offset;
    private final float[] slope;
    private final float[] column;
    private final float[] other;
    private FloatMatrix normal;
    private boolean constant;

    BatchNormLayer(BatchNorm spec, Parameter weight, Parameter bias, Parameter runningMean, Parameter runningVariance) {
        this.spec = spec;
        this.weight = weight;
        this.bias = bias;
        this.runningMean = runningMean;
        this.runningVariance = runningVariance;
        size = weight.value().length;
        sums = new RowSums(size);
        products = new RowSums(size);
        mean = new float[size];
        meanRest = new float[size];
        factor = new float[size];
        gain = new float[size];
        offset = new float[size];
        slope = new float[size];
        column = new float[size];
        other = new float[size];
    }

    @Override
    public int outputs() {
        return size;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias, runningMean, runningVariance);
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Shapes.requireInputs("batchNorm", size, x);
        if (mode == Mode.INFER) return infer(x);
        FloatMatrix y = outputs.of(size, x.columns);
        FloatMatrix z = normals.of(size, x.columns);
        boolean moving = x.columns < 2 || !(weight.trainable() || bias.trainable());
        forFeatures(x.columns, (from, to) -> {
            if (moving) useMoving(mean, meanRest, factor, from, to);
            else takeMean(x, from, to);
            subtract(x.data, mean, meanRest, z.data, column, x.columns, from, to);
            if (!moving) takeVariance(z, from, to);
            scale(z.data, factor, y.data, column, x.columns, from, to);
        });
        constant = moving;
        normal = z;
        return y;
    }

    private FloatMatrix infer(FloatMatrix x) {
        FloatMatrix y = new FloatMatrix(size, x.columns);
        float[] means = new float[size];
        float[] rests = new float[size];
        float[] factors = new float[size];
        float[] own = new float[size];
        forFeatures(x.columns, (from, to) -> {
            useMoving(means, rests, factors, from, to);
            subtract(x.data, means, rests, y.data, own, x.columns, from, to);
            scale(y.data, factors, y.data, own, x.columns, from, to);
        });
        return y;
    }

    private void forFeatures(int columns, Parallel.Body body) {
        Parallel.forRange(size, Math.max(64, Parallel.PIECE / Math.max(1, columns)), body);
    }

    private void useMoving(float[] means, float[] rests, float[] factors, int from, int to) {
        System.arraycopy(runningMean.value().data, from, means, from, to - from);
        Arrays.fill(rests, from, to, 0);
        for (int i = from; i < to; i++) factors[i] = factor(runningVariance.value().data[i]);
    }

    private float factor(double variance) {
        return (float) (1 / Math.sqrt(variance + spec.epsilon()));
    }

    private float moved(float running, double batch) {
        return (float) (running + spec.momentum() * (batch - running));
    }

    private void takeMean(FloatMatrix x, int from, int to) {
        sums.sum(x.data, x.columns, from, to);
        float[] running = runningMean.value().data;
        for (int i = from; i < to; i++) {
            double exact = sums.of(i) / x.columns;
            mean[i] = (float) exact;
            meanRest[i] = (float) (exact - mean[i]);
            running[i] = moved(running[i], exact);
        }
    }

    private void takeVariance(FloatMatrix centred, int from, int to) {
        int n = centred.columns;
        products.sumProducts(centred.data, centred.data, n, from, to);
        float[] running = runningVariance.value().data;
        for (int i = from; i < to; i++) {
            factor[i] = factor(products.of(i) / n);
            running[i] = moved(running[i], products.of(i) / (n - 1));
        }
    }

    private void subtract(
            float[] x, float[] means, float[] rests, float[] z, float[] scratch, int columns, int from, int to) {
        for (int c = 0; c < columns; c++) {
            int start = c * size + from;
            System.arraycopy(x, start, scratch, from, to - from);
            for (int i = from; i < to; i++) scratch[i] = scratch[i] - means[i] - rests[i];
            System.arraycopy(scratch, from, z, start, to - from);
        }
    }

    private void scale(float[] z, float[] factors, float[] y, float[] scratch, int columns, int from, int to) {
        float[] w = weight.value().data;
        float[] b = bias.value().data;
        for (int c = 0; c < columns; c++) {
            int start = c * size + from;
            System.arraycopy(z, start, scratch, from, to - from);
            for (int i = from; i < to; i++) scratch[i] *= factors[i];
            System.arraycopy(scratch, from, z, start, to - from);
            for (int i = from; i < to; i++) scratch[i] = w[i] * scratch[i] + b[i];
            System.arraycopy(scratch, from, y, start, to - from);
        }
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        float[] dw = weight.trainable() ? weight.gradient().data : null;
        float[] db = bias.trainable() ? bias.gradient().data : null;
        FloatMatrix dx = inputGradient ? inputGradients.of(size, dy.columns) : null;
        forFeatures(dy.columns, (from, to) -> {
            sums.sum(dy.data, dy.columns, from, to);
            products.sumProducts(dy.data, normal.data, dy.columns, from, to);
            if (db != null) sums.addTo(db, from, to);
            if (dw != null) products.addTo(dw, from, to);
            if (dx != null) inputGradient(dy.data, dx.data, dy.columns, from, to);
        });
        return dx;
    }

    /**
     * The equations of the paper's section 3 put together: dx = weight · factor · (dy − mean(dy) − z · mean(dy · z)). The
     * means are left out where the statistics are constants.
     */
    private void inputGradient(float[] dy, float[] dx, int columns, int from, int to) {
        double share = constant ? 0 : 1.0 / columns;
        for (int i = from; i < to; i++) {
            gain[i] = weight.value().data[i] * factor[i];
            offset[i] = (float) (sums.of(i) * share);
            slope[i] = (float) (products.of(i) * share);
        }
        float[] z = normal.data;
        for (int c = 0; c < columns; c++) {
            int start = c * size + from;
            System.arraycopy(dy, start, column, from, to - from);
            System.arraycopy(z, start, other, from, to - from);
            for (int i = from; i < to; i++) column[i] = gain[i] * (column[i] - offset[i] - other[i] * slope[i]);
            System.arraycopy(column, from, dx, start, to - from);
        }
    }
}
