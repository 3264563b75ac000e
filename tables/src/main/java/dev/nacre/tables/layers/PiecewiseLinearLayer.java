package dev.nacre.tables.layers;

import dev.nacre.Checks;
import dev.nacre.Fittable;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Weights;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * The built layer. {@code weight} and {@code bias} are outputs × features, {@code bin_weight} outputs × (bins ·
 * features). All bins below a number count 1, so V·ple(x) is a sum over them, prepared once for each pass, and a part
 * of one column of V.
 */
final class PiecewiseLinearLayer implements Fittable {
    private final Columns columns;
    private final int bins;
    private final int width;
    private final int inputs;
    private final int outputs;
    private final Parameter weight;
    private final Parameter bias;
    private final Parameter binWeight;
    private final Parameter edges;
    private final Parameter fitted;
    private final Bins found;
    private final Buffer results = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix x;

    PiecewiseLinearLayer(PiecewiseLinear spec, Columns columns, RandomGenerator random) {
        this.columns = columns;
        this.bins = spec.bins();
        this.width = spec.outputs();
        this.inputs = columns.inputs;
        int n = columns.count;
        double limit = 1 / Math.sqrt(width);
        weight = new Parameter("weight", Draws.uniform(width, n, limit, random)).asMatrix();
        bias = new Parameter("bias", Draws.uniform(width, n, limit, random)).asMatrix();
        binWeight = new Parameter("bin_weight", Weights.zeros(width, Math.multiplyExact(bins, n))).asMatrix();
        edges = Parameter.statistic("edges", Weights.zeros(Math.addExact(bins, 1), n))
                .asMatrix();
        fitted = Parameter.statistic("fitted", Weights.zeros(1, 1));
        found = new Bins(bins, edges);
        this.outputs = columns.outputs(width);
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias, binWeight, edges, fitted);
    }

    @Override
    public boolean fitted() {
        return fitted.value().data[0] != 0;
    }

    @Override
    public void fit(Iterable<FloatMatrix> batches) {
        found.fit(columns, batches, this::check);
        fitted.value().data[0] = 1;
    }

    private void check(FloatMatrix batch) {
        Checks.requireInputs("piecewiseLinear", inputs, batch);
        Checks.requireFinite("piecewiseLinear", batch);
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("piecewiseLinear", inputs, input);
        boolean train = mode == Mode.TRAIN;
        FloatMatrix y = train ? results.of(outputs, input.columns) : new FloatMatrix(outputs, input.columns);
        Parallel.forRange(inputs, 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                int place = columns.place(i, width);
                if (columns.chosen(i)) embed(i, columns.number(i), place, input, y);
                else for (int s = 0; s < input.columns; s++) y.data[s * outputs + place] = input.data[s * inputs + i];
            }
        });
        if (train) x = input;
        return y;
    }

    /** One feature, for all samples. */
    private void embed(int i, int k, int first, FloatMatrix input, FloatMatrix y) {
        float[] w = weight.value().data;
        float[] v = binWeight.value().data;
        int count = found.count(k);
        float[] below = new float[Math.max(1, count) * width];
        System.arraycopy(bias.value().data, k * width, below, 0, width);
        for (int e = width; e < below.length; e++) below[e] = below[e - width] + v[(k * bins - 1) * width + e];
        for (int s = 0; s < input.columns; s++) {
            float value = input.data[s * inputs + i];
            int place = s * outputs + first;
            int bin = count == 0 ? 0 : found.find(k, count, value);
            float part = count == 0 ? 0 : found.part(k, bin, value);
            for (int o = 0; o < width; o++)
                y.data[place + o] =
                        w[k * width + o] * value + below[bin * width + o] + part * v[(k * bins + bin) * width + o];
        }
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        FloatMatrix dx = inputGradient ? inputGradients.of(inputs, dy.columns) : null;
        float[] dw = weight.trainable() ? weight.gradient().data : null;
        float[] db = bias.trainable() ? bias.gradient().data : null;
        float[] dv = binWeight.trainable() ? binWeight.gradient().data : null;
        Parallel.forRange(inputs, 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                int place = columns.place(i, width);
                if (columns.chosen(i)) backward(i, columns.number(i), place, dy, dx, dw, db, dv);
                else if (dx != null)
                    for (int s = 0; s < dy.columns; s++) dx.data[s * inputs + i] = dy.data[s * outputs + place];
            }
        });
        return dx;
    }

    /** One feature, over all samples; each gradient may be null. */
    private void backward(int i, int k, int first, FloatMatrix dy, FloatMatrix dx, float[] dw, float[] db, float[] dv) {
        float[] w = weight.value().data;
        float[] v = binWeight.value().data;
        int count = found.count(k);
        float[] sums = new float[Math.max(1, count) * width]; // of dy, for each bin
        for (int s = 0; s < dy.columns; s++) {
            float value = x.data[s * inputs + i];
            int place = s * outputs + first;
            int bin = count == 0 ? 0 : found.find(k, count, value);
            float part = count == 0 ? 0 : found.part(k, bin, value);
            float perUnit = count == 0 ? 0 : 1 / found.width(k, bin);
            float slope = 0;
            for (int o = 0; o < width; o++) {
                float gradient = dy.data[place + o];
                sums[bin * width + o] += gradient;
                if (dw != null) dw[k * width + o] += gradient * value;
                if (dv != null) dv[(k * bins + bin) * width + o] += gradient * part;
                slope += gradient * (w[k * width + o] + v[(k * bins + bin) * width + o] * perUnit);
            }
            if (dx != null) dx.data[s * inputs + i] = slope;
        }
        // a value in a higher bin has the code 1 in all bins below
        for (int e = sums.length - width - 1; e >= 0; e--) {
            if (dv != null) dv[k * bins * width + e] += sums[e + width];
            sums[e] += sums[e + width];
        }
        if (db != null) for (int o = 0; o < width; o++) db[k * width + o] += sums[o];
    }
}
