package dev.nacre.tables.layers;

import dev.nacre.Checks;
import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;

/** The built layer. */
final class FromLastLayer implements Layer {
    private final Layer inner;
    private final List<Child> children;
    private final int column;
    private final int steps;
    private final int features;
    private final StepEncoding encoding;
    private final Buffer inside = new Buffer();
    private final Buffer results = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix x;

    FromLastLayer(FromLast spec, Shape inputs, StepEncoding encoding, Layer inner) {
        this.inner = inner;
        this.children = List.of(new Child("", inner, Child.Input.COMPUTED));
        this.column = spec.column();
        this.steps = inputs.height();
        this.encoding = encoding;
        this.features = encoding.features;
    }

    @Override
    public int outputs() {
        return inner.outputs();
    }

    @Override
    public Shape shape() {
        return inner.shape();
    }

    @Override
    public List<Child> children() {
        return children;
    }

    @Override
    public boolean takesMissing() {
        return true;
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("fromLast", steps * features, input);
        boolean train = mode == Mode.TRAIN;
        int rows = steps * encoding.outputs();
        FloatMatrix z = train ? inside.of(rows, input.columns) : new FloatMatrix(rows, input.columns);
        for (int s = 0; s < input.columns; s++) encode(input.data, s * input.rows, z.data, s * rows);
        FloatMatrix given = inner.forward(z, mode);
        FloatMatrix y = train ? results.of(given.rows, given.columns) : new FloatMatrix(given.rows, given.columns);
        for (int s = 0; s < y.columns; s++) {
            float last = last(input.data, s * input.rows);
            for (int i = s * y.rows; i < (s + 1) * y.rows; i++) y.data[i] = given.data[i] + last;
        }
        if (train) x = input;
        return y;
    }

    private void encode(float[] from, int start, float[] to, int place) {
        float last = last(from, start);
        for (int f = 0; f < features; f++)
            for (int t = 0; t < steps; t++) {
                int at = place + t * encoding.outputs() + encoding.place(f);
                if (!encoding.isNumber(f)) encoding.oneHot(f, from[start + t * features + f], to, at);
                else to[at] = scaled(from, start, t, f) - (f == column ? last : 0);
            }
    }

    private float last(float[] from, int start) {
        return scaled(from, start, steps - 1, column);
    }

    private float scaled(float[] from, int start, int step, int feature) {
        int source = source(from, start, step, feature);
        return source < 0 ? 0 : encoding.scaled(feature, from[source]);
    }

    /** Where the value for a step stands: at it, or before it, or after it; negative if there is none. */
    private int source(float[] from, int start, int step, int feature) {
        for (int t = step; t >= 0; t--)
            if (!Float.isNaN(from[start + t * features + feature])) return start + t * features + feature;
        for (int t = step + 1; t < steps; t++)
            if (!Float.isNaN(from[start + t * features + feature])) return start + t * features + feature;
        return -1;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        FloatMatrix dz = inner.backward(dy, inputGradient);
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(x.rows, x.columns);
        Arrays.fill(dx.data, 0);
        for (int s = 0; s < x.columns; s++) {
            float last = 0;
            for (int i = s * dy.rows; i < (s + 1) * dy.rows; i++) last += dy.data[i];
            for (int f = 0; f < features; f++) {
                if (!encoding.isNumber(f)) continue;
                for (int t = 0; t < steps; t++) {
                    float gradient = dz.data[s * dz.rows + t * encoding.outputs() + encoding.place(f)];
                    if (f == column) last -= gradient;
                    add(dx, s, t, f, gradient);
                }
            }
            add(dx, s, steps - 1, column, last);
        }
        return dx;
    }

    private void add(FloatMatrix dx, int sample, int step, int feature, float gradient) {
        int source = source(x.data, sample * x.rows, step, feature);
        if (source >= 0) dx.data[source] += gradient * encoding.slope(feature, x.data[source]);
    }
}
