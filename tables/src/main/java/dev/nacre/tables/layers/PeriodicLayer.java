package dev.nacre.tables.layers;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * The built layer. {@code frequency} and {@code phase} are frequencies × features; {@code weight} is frequencies ×
 * ((outputs − 1) · features), {@code bias} (outputs − 1) × features: the maps of all features beside each other.
 */
final class PeriodicLayer implements Layer {
    private static final float TURN = (float) (1 / (2 * Math.PI));

    private final Columns columns;
    private final int frequencies;
    private final int mapped;
    private final int inputs;
    private final int outputs;
    private final Parameter frequency;
    private final Parameter phase;
    private final Parameter weight;
    private final Parameter bias;
    private final Buffer results = new Buffer();
    private final Buffer sines = new Buffer();
    private final Buffer cosines = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix x;
    private FloatMatrix sine;
    private FloatMatrix cosine;

    PeriodicLayer(PeriodicEmbeddings spec, Columns columns, RandomGenerator random) {
        this.columns = columns;
        this.frequencies = spec.frequencies();
        this.mapped = spec.outputs() - 1;
        this.inputs = columns.inputs;
        int n = columns.count;
        double limit = 1 / Math.sqrt(frequencies);
        frequency = new Parameter("frequency", Draws.normal(frequencies, n, spec.sigma(), random)).asMatrix();
        phase = new Parameter("phase", Draws.uniform(frequencies, n, Math.PI, random)).asMatrix();
        weight = new Parameter("weight", Draws.uniform(frequencies, Math.multiplyExact(mapped, n), limit, random))
                .asMatrix();
        bias = new Parameter("bias", Draws.uniform(mapped, n, limit, random)).asMatrix();
        this.outputs = columns.outputs(spec.outputs());
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public String name() {
        return "periodicEmbeddings";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(frequency, phase, weight, bias);
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("periodicEmbeddings", inputs, input);
        boolean train = mode == Mode.TRAIN;
        int n = input.columns;
        FloatMatrix y = train ? results.of(outputs, n) : new FloatMatrix(outputs, n);
        FloatMatrix sin = train ? sines.of(frequency.value().length, n) : null;
        FloatMatrix cos = train ? cosines.of(frequency.value().length, n) : null;
        Parallel.forRange(n, Math.max(1, Parallel.PIECE / frequency.value().length), (from, to) -> {
            float[][] scratch = new float[3][frequency.value().length];
            for (int s = from; s < to; s++) {
                embed(input.data, s * inputs, scratch, y.data, s * outputs);
                if (!train) continue;
                System.arraycopy(scratch[1], 0, sin.data, s * sin.rows, sin.rows);
                System.arraycopy(scratch[2], 0, cos.data, s * cos.rows, cos.rows);
            }
        });
        if (train) {
            x = input;
            sine = sin;
            cosine = cos;
        }
        return y;
    }

    /** One sample. Scratch receives turns, sines and cosines of all features. */
    private void embed(float[] from, int start, float[][] scratch, float[] y, int at) {
        float[] w = frequency.value().data;
        float[] b = phase.value().data;
        for (int k = 0, j = 0; k < columns.count; k++)
            for (int f = 0; f < frequencies; f++, j++)
                scratch[0][j] = w[j] * from[start + columns.input(k)] + b[j] * TURN;
        Turns.of(scratch[0], scratch[1], scratch[2], w.length);
        float[] v = weight.value().data;
        float[] c = bias.value().data;
        for (int i = 0; i < inputs; i++) {
            int k = columns.number(i);
            int place = at + columns.place(i, mapped + 1);
            if (k < 0) y[place] = from[start + i];
            else {
                for (int o = 0; o < mapped; o++) {
                    float sum = c[k * mapped + o];
                    int row = (k * mapped + o) * frequencies;
                    for (int f = 0; f < frequencies; f++) sum += v[row + f] * scratch[2][k * frequencies + f];
                    y[place + o] = sum;
                }
                y[place + mapped] = from[start + i];
            }
        }
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        FloatMatrix dx = inputGradient ? inputGradients.of(inputs, dy.columns) : null;
        for (Parameter parameter : parameters()) if (parameter.trainable()) parameter.gradient(); // before threads do
        Parallel.forRange(inputs, 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                int place = columns.place(i, mapped + 1);
                if (columns.chosen(i)) backward(i, columns.number(i), place, dy, dx);
                else if (dx != null)
                    for (int s = 0; s < dy.columns; s++) dx.data[s * inputs + i] = dy.data[s * outputs + place];
            }
        });
        return dx;
    }

    /** One feature, over all samples. */
    private void backward(int i, int k, int first, FloatMatrix dy, FloatMatrix dx) {
        float[] v = weight.value().data;
        float[] w = frequency.value().data;
        float[] dw = new float[frequencies];
        float[] db = new float[frequencies];
        float[] dv = new float[mapped * frequencies];
        float[] dc = new float[mapped];
        float[] slope = new float[frequencies];
        int row = k * frequencies;
        for (int s = 0; s < dy.columns; s++) {
            int place = s * outputs + first;
            int angles = s * cosine.rows + row;
            float value = x.data[s * inputs + i];
            Arrays.fill(slope, 0);
            for (int o = 0; o < mapped; o++) {
                float gradient = dy.data[place + o];
                dc[o] += gradient;
                addScaled(gradient, v, row * mapped + o * frequencies, slope, 0, frequencies);
                addScaled(gradient, cosine.data, angles, dv, o * frequencies, frequencies);
            }
            float turned = 0;
            for (int f = 0; f < frequencies; f++) {
                float angle = -slope[f] * sine.data[angles + f];
                db[f] += angle;
                dw[f] += angle * value;
                turned += angle * w[row + f];
            }
            if (dx != null) dx.data[s * inputs + i] = dy.data[place + mapped] + turned / TURN;
        }
        addTo(frequency, 1 / TURN, dw, row);
        addTo(phase, 1, db, row);
        addTo(weight, 1, dv, row * mapped);
        addTo(bias, 1, dc, k * mapped);
    }

    private static void addScaled(float factor, float[] from, int start, float[] to, int at, int n) {
        for (int f = 0; f < n; f++) to[at + f] += factor * from[start + f];
    }

    private static void addTo(Parameter parameter, float factor, float[] sums, int at) {
        if (parameter.trainable()) addScaled(factor, sums, 0, parameter.gradient().data, at, sums.length);
    }
}
