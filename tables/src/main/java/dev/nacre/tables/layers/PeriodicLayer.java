package dev.nacre.tables.layers;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.blas.Products;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import dev.nacre.compute.Repeat;
import java.util.ArrayList;
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
    /** One for each feature, from the first training pass on. */
    private final List<Angles> angles = new ArrayList<>();

    private final Buffer inputGradients = new Buffer();
    private FloatMatrix x;

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
        FloatMatrix y = train ? results.of(outputs, input.columns) : new FloatMatrix(outputs, input.columns);
        if (train && angles.isEmpty()) for (int k = 0; k < columns.count; k++) angles.add(new Angles());
        Parallel.forRange(inputs, 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                int place = columns.place(i, mapped + 1);
                if (columns.chosen(i)) embed(i, columns.number(i), place, input, y, train);
                else for (int s = 0; s < input.columns; s++) y.data[s * outputs + place] = input.data[s * inputs + i];
            }
        });
        if (train) x = input;
        return y;
    }

    /** One feature, for all samples. */
    private void embed(int i, int k, int place, FloatMatrix input, FloatMatrix y, boolean train) {
        int n = input.columns;
        Angles own = train ? angles.get(k) : new Angles();
        FloatMatrix sine = own.sines.of(n, frequencies);
        FloatMatrix cosine = own.cosines.of(n, frequencies);
        float[] values = row(input, i, new float[n], 0);
        Repeat.fill(values, cosine.data, 0, cosine.length);
        for (int f = 0, j = k * frequencies; f < frequencies; f++, j++)
            turn(frequency.value().data[j], phase.value().data[j] * TURN, cosine.data, f * n, (f + 1) * n);
        Turns.of(cosine.data, sine.data, cosine.data, cosine.length);
        FloatMatrix sums = new FloatMatrix(n, mapped);
        Products.multiply(cosine, false, map(k), false, 0, sums);
        for (int o = 0; o < mapped; o++) toRow(sums.data, o * n, bias.value().data[k * mapped + o], y, place + o);
        toRow(values, 0, 0, y, place + mapped);
        if (!train) return;
        own.sine = sine;
        own.cosine = cosine;
    }

    /** In place of the values: the angles, in turns. */
    private static void turn(float frequency, float phase, float[] values, int from, int to) {
        for (int i = from; i < to; i++) values[i] = frequency * values[i] + phase;
    }

    /** A row of a matrix, read from {@code start} on, plus a number. */
    private static void toRow(float[] values, int start, float plus, FloatMatrix to, int row) {
        for (int s = 0; s < to.columns; s++) to.data[s * to.rows + row] = values[start + s] + plus;
    }

    /** A row of a matrix, written from {@code start} on. */
    private static float[] row(FloatMatrix from, int row, float[] to, int start) {
        for (int s = 0; s < from.columns; s++) to[start + s] = from.data[s * from.rows + row];
        return to;
    }

    /** The weights of a feature, frequencies × (outputs − 1). */
    private FloatMatrix map(int k) {
        int from = k * frequencies * mapped;
        return new FloatMatrix(
                frequencies, mapped, Arrays.copyOfRange(weight.value().data, from, from + frequencies * mapped));
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

    /** One feature, over all samples: what is a sum over them is a product of matrices. */
    private void backward(int i, int k, int first, FloatMatrix dy, FloatMatrix dx) {
        int n = dy.columns;
        Angles own = angles.get(k);
        FloatMatrix gradients = new FloatMatrix(n, mapped);
        for (int o = 0; o < mapped; o++) row(dy, first + o, gradients.data, o * n);
        addProduct(own.cosine, gradients, weight, k * frequencies * mapped, 1);
        FloatMatrix ones = new FloatMatrix(n, 1, filled(n));
        addProduct(gradients, ones, bias, k * mapped, 1);
        FloatMatrix angle = new FloatMatrix(n, frequencies);
        Products.multiply(gradients, false, map(k), true, 0, angle);
        for (int j = 0; j < angle.length; j++) angle.data[j] *= -own.sine.data[j];
        addProduct(angle, ones, phase, k * frequencies, 1);
        FloatMatrix values = new FloatMatrix(n, 1, row(x, i, new float[n], 0));
        addProduct(angle, values, frequency, k * frequencies, 1 / TURN);
        if (dx == null) return;
        int from = k * frequencies;
        float[] w = Arrays.copyOfRange(frequency.value().data, from, from + frequencies);
        FloatMatrix turned = new FloatMatrix(n, 1);
        Products.multiply(angle, false, new FloatMatrix(frequencies, 1, w), false, 0, turned);
        for (int s = 0; s < n; s++)
            dx.data[s * inputs + i] = dy.data[s * outputs + first + mapped] + turned.data[s] / TURN;
    }

    private static float[] filled(int n) {
        float[] ones = new float[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Adds factor · aᵀb to a part of a gradient. */
    private static void addProduct(FloatMatrix a, FloatMatrix b, Parameter parameter, int start, float factor) {
        if (!parameter.trainable()) return;
        FloatMatrix product = new FloatMatrix(a.columns, b.columns);
        Products.multiply(a, true, b, false, 0, product);
        float[] gradient = parameter.gradient().data;
        for (int j = 0; j < product.length; j++) gradient[start + j] += factor * product.data[j];
    }

    /** Of one feature, samples × frequencies, in the last training pass. */
    private static final class Angles {
        final Buffer sines = new Buffer();
        final Buffer cosines = new Buffer();
        FloatMatrix sine;
        FloatMatrix cosine;
    }
}
