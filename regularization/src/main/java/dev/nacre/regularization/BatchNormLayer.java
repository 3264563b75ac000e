package dev.nacre.regularization;

import dev.nacre.Buffer;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parallel;
import dev.nacre.Parameter;
import dev.nacre.Shapes;
import java.util.List;
import org.jblas.FloatMatrix;

/** Batch normalization with its weights and moving averages. Pieces of rows go to several cores: a feature is in one piece. */
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
    private final float[] mean;
    private final float[] factor;
    private final RowSums sums;
    private final RowSums products;
    private FloatMatrix normal;
    private boolean moving;

    BatchNormLayer(BatchNorm spec, Parameter weight, Parameter bias, Parameter runningMean, Parameter runningVariance) {
        this.spec = spec;
        this.weight = weight;
        this.bias = bias;
        this.runningMean = runningMean;
        this.runningVariance = runningVariance;
        size = weight.value().length;
        mean = new float[size];
        factor = new float[size];
        sums = new RowSums(size);
        products = new RowSums(size);
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
        if (mode == Mode.INFER) {
            FloatMatrix y = new FloatMatrix(size, x.columns);
            float[] means = new float[size];
            float[] factors = new float[size];
            forPieces(x.columns, (from, to) -> {
                useMoving(means, factors, from, to);
                normalize(x, means, factors, y, y, from, to);
            });
            return y;
        }
        FloatMatrix y = outputs.of(size, x.columns);
        FloatMatrix z = normals.of(size, x.columns);
        boolean constant = x.columns < 2 || !(weight.trainable() || bias.trainable());
        forPieces(x.columns, (from, to) -> {
            if (constant) useMoving(mean, factor, from, to);
            else useBatch(x, from, to);
            normalize(x, mean, factor, z, y, from, to);
        });
        moving = constant;
        normal = z;
        return y;
    }

    private static void forPieces(int size, int columns, Parallel.Body body) {
        Parallel.forRange(size, Math.max(16, Parallel.PIECE / Math.max(1, columns)), body);
    }

    private void forPieces(int columns, Parallel.Body body) {
        forPieces(size, columns, body);
    }

    private void useMoving(float[] means, float[] factors, int from, int to) {
        for (int i = from; i < to; i++) {
            means[i] = runningMean.value().data[i];
            factors[i] = (float) (1 / Math.sqrt(runningVariance.value().data[i] + (double) spec.epsilon()));
        }
    }

    private void useBatch(FloatMatrix x, int from, int to) {
        int n = x.columns;
        float[] data = x.data;
        sums.compute(n, from, to, (partial, start) -> {
            for (int i = from; i < to; i++) partial[i] += data[start + i];
        });
        for (int i = from; i < to; i++) mean[i] = (float) (sums.total[i] / n);
        products.compute(n, from, to, (partial, start) -> {
            for (int i = from; i < to; i++) partial[i] += (data[start + i] - mean[i]) * (data[start + i] - mean[i]);
        });
        float[] means = runningMean.value().data;
        float[] variances = runningVariance.value().data;
        double share = spec.momentum();
        for (int i = from; i < to; i++) {
            factor[i] = (float) (1 / Math.sqrt(products.total[i] / n + spec.epsilon()));
            means[i] = (float) ((1 - share) * means[i] + share * (sums.total[i] / n));
            variances[i] = (float) ((1 - share) * variances[i] + share * (products.total[i] / (n - 1)));
        }
    }

    private void normalize(
            FloatMatrix x, float[] means, float[] factors, FloatMatrix z, FloatMatrix y, int from, int to) {
        float[] w = weight.value().data;
        float[] b = bias.value().data;
        for (int c = 0; c < x.columns; c++) {
            int start = c * size;
            for (int i = from; i < to; i++) z.data[start + i] = (x.data[start + i] - means[i]) * factors[i];
            for (int i = from; i < to; i++) y.data[start + i] = w[i] * z.data[start + i] + b[i];
        }
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        float[] dw = weight.trainable() ? weight.gradient().data : null;
        float[] db = bias.trainable() ? bias.gradient().data : null;
        FloatMatrix dx = inputGradient ? inputGradients.of(size, dy.columns) : null;
        forPieces(dy.columns, (from, to) -> {
            sum(dy, from, to);
            for (int i = from; i < to; i++) {
                if (dw != null) dw[i] += (float) products.total[i];
                if (db != null) db[i] += (float) sums.total[i];
            }
            if (dx != null) inputGradient(dy, dx, from, to);
        });
        return dx;
    }

    private void sum(FloatMatrix dy, int from, int to) {
        float[] d = dy.data;
        float[] z = normal.data;
        sums.compute(dy.columns, from, to, (partial, start) -> {
            for (int i = from; i < to; i++) partial[i] += d[start + i];
        });
        products.compute(dy.columns, from, to, (partial, start) -> {
            for (int i = from; i < to; i++) partial[i] += d[start + i] * z[start + i];
        });
    }

    /** The paper's equations in section 3, put together: mean and variance depend on the inputs unless they are the moving ones. */
    private void inputGradient(FloatMatrix dy, FloatMatrix dx, int from, int to) {
        float[] w = weight.value().data;
        double n = moving ? Double.POSITIVE_INFINITY : dy.columns;
        float[] offset = sums.means(n, from, to);
        float[] slope = products.means(n, from, to);
        for (int c = 0; c < dy.columns; c++) {
            int start = c * size;
            for (int i = from; i < to; i++)
                dx.data[start + i] =
                        w[i] * factor[i] * (dy.data[start + i] - offset[i] - normal.data[start + i] * slope[i]);
        }
    }
}
