package dev.nacre.autoencoders.ladder;

import dev.nacre.Parameter;
import dev.nacre.compute.Elementary;

/** The combinator {@link Combinator#GAUSS}. */
final class GaussLateral implements Lateral {
    private final UnitConstants a;

    GaussLateral(String prefix, int units) {
        a = new UnitConstants(prefix, units, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0);
    }

    private GaussLateral(UnitConstants a) {
        this.a = a;
    }

    @Override
    public Lateral copy() {
        return new GaussLateral(a.copy());
    }

    @Override
    public Parameter parameter() {
        return a.parameter();
    }

    @Override
    public void begin() {
        a.begin();
    }

    @Override
    public void addGradient() {
        a.addGradient();
    }

    @Override
    public void forward(float[] z, float[] u, float[] estimate, float[][] scratch, int from, int to) {
        float[] mu = scratch[0];
        float[] v = scratch[1];
        sigmoid(u, mu, 0, from, to);
        sigmoid(u, v, 5, from, to);
        curve(u, mu, mu, 0, from, to);
        curve(u, v, v, 5, from, to);
        for (int i = from; i < to; i++) estimate[i] = (z[i] - mu[i]) * v[i] + mu[i];
    }

    /** σ(a2·u + a3), with the constants that begin at a number. */
    private void sigmoid(float[] u, float[] y, int first, int from, int to) {
        float[] slope = a.value[first + 1];
        float[] offset = a.value[first + 2];
        for (int i = from; i < to; i++) y[i] = slope[i] * u[i] + offset[i];
        Elementary.sigmoid(y, y, from, to);
    }

    /** a1·σ + a4·u + a5. */
    private void curve(float[] u, float[] sigmoid, float[] y, int first, int from, int to) {
        float[] height = a.value[first];
        float[] slope = a.value[first + 3];
        float[] offset = a.value[first + 4];
        for (int i = from; i < to; i++) y[i] = height[i] * sigmoid[i] + slope[i] * u[i] + offset[i];
    }

    @Override
    public void backward(float[] z, float[] u, float[] d, float[][] scratch, int from, int to) {
        float[] ofMu = scratch[0];
        float[] ofV = scratch[1];
        float[] mu = scratch[2];
        float[] v = scratch[3];
        sigmoid(u, ofMu, 0, from, to);
        sigmoid(u, ofV, 5, from, to);
        curve(u, ofMu, mu, 0, from, to);
        curve(u, ofV, v, 5, from, to);
        for (int i = from; i < to; i++) {
            float dv = d[i] * (z[i] - mu[i]);
            z[i] = d[i] * v[i];
            mu[i] = d[i] - z[i];
            v[i] = dv;
        }
        differentiate(u, ofMu, mu, 0, from, to);
        differentiate(u, ofV, v, 5, from, to);
        for (int i = from; i < to; i++) u[i] = mu[i] + v[i];
    }

    /**
     * Adds the gradients of the constants; {@code d} becomes the gradient of u, {@code sigmoid} that of its argument.
     * Short loops, because C2 does not vectorise one with so many arrays.
     */
    private void differentiate(float[] u, float[] sigmoid, float[] d, int first, int from, int to) {
        float[] height = a.value[first];
        float[] inner = a.value[first + 1];
        float[] slope = a.value[first + 3];
        float[] g1 = a.gradient[first];
        float[] g2 = a.gradient[first + 1];
        float[] g3 = a.gradient[first + 2];
        float[] g4 = a.gradient[first + 3];
        float[] g5 = a.gradient[first + 4];
        for (int i = from; i < to; i++) {
            g1[i] += d[i] * sigmoid[i];
            g4[i] += d[i] * u[i];
            g5[i] += d[i];
        }
        for (int i = from; i < to; i++) sigmoid[i] = d[i] * height[i] * sigmoid[i] * (1 - sigmoid[i]);
        for (int i = from; i < to; i++) {
            g2[i] += sigmoid[i] * u[i];
            g3[i] += sigmoid[i];
        }
        for (int i = from; i < to; i++) d[i] = sigmoid[i] * inner[i] + d[i] * slope[i];
    }
}
