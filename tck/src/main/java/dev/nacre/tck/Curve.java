package dev.nacre.tck;

import dev.nacre.Activation;
import java.util.Arrays;
import org.jblas.FloatMatrix;

/** An activation and the arrays that it is tested on, new ones at each call. */
record Curve(Activation activation) {
    static final int LENGTH = 161;
    static final float MARK = -777;

    /** From −4 to 4, unordered. */
    static float[] x() {
        return Numbers.uniform(LENGTH, 1, -4, 4, new Draws(1)).data;
    }

    static float[] dy() {
        return Numbers.signed(LENGTH, 1, 0.5, 1.5, new Draws(2)).data;
    }

    static float[] marks() {
        float[] marks = new float[LENGTH];
        Arrays.fill(marks, MARK);
        return marks;
    }

    static FloatMatrix column(float[] data) {
        return new FloatMatrix(data.length, 1, data);
    }

    float[] y() {
        return y(x());
    }

    float[] y(float[] x) {
        float[] y = new float[x.length];
        activation.forward(x, y, 0, x.length);
        return y;
    }

    float[] dx() {
        return dx(x(), dy());
    }

    float[] dx(float[] x, float[] dy) {
        float[] dx = new float[x.length];
        activation.backward(x, y(x), dy, dx, 0, x.length);
        return dx;
    }
}
