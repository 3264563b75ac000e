package dev.nacre.autoencoders;

import dev.nacre.Activation;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import java.util.Arrays;
import org.jblas.FloatMatrix;

/**
 * An activation with its first two derivatives. The first is what {@code backward} returns for a gradient of 1; the
 * second is a symmetric difference of the first, accurate to four digits for a smooth activation, so that no activation
 * has to implement it. At a kink it is the second derivative of an activation with a rounded kink.
 */
final class Curvature {
    private static final float STEP = 0x1p-6f;

    private final Activation activation;
    private final Buffer inputs = new Buffer();
    private final Buffer outputs = new Buffer();
    private final Buffer slopes = new Buffer();
    private final Buffer bends = new Buffer();
    private FloatMatrix slope;
    private FloatMatrix bend;

    Curvature(Activation activation) {
        this.activation = activation;
    }

    /** Computes y = f(a), f′(a) and f″(a). */
    void forward(FloatMatrix a, FloatMatrix y) {
        float[] x = inputs.of(a.rows, a.columns).data;
        float[] moved = outputs.of(a.rows, a.columns).data;
        slope = slopes.of(a.rows, a.columns);
        bend = bends.of(a.rows, a.columns);
        float[] first = slope.data;
        float[] second = bend.data;
        Parallel.forRange(a.length, (from, to) -> {
            derivative(a.data, STEP, x, moved, second, from, to);
            derivative(a.data, -STEP, x, moved, first, from, to);
            for (int i = from; i < to; i++) second[i] = (second[i] - first[i]) / (2 * STEP);
            derivative(a.data, 0, x, y.data, first, from, to);
        });
    }

    private void derivative(float[] a, float shift, float[] x, float[] y, float[] result, int from, int to) {
        for (int i = from; i < to; i++) x[i] = a[i] + shift;
        activation.forward(x, y, from, to);
        Arrays.fill(result, from, to, 1);
        activation.backward(x, y, result, result, from, to);
    }

    FloatMatrix slope() {
        return slope;
    }

    FloatMatrix bend() {
        return bend;
    }
}
