package dev.nacre.autoencoders.ladder;

import dev.nacre.Parameter;
import dev.nacre.compute.Elementary;

/** The combinator {@link Combinator#VANILLA}; its constants are a1 to a4, b1, c1 to c4. */
final class VanillaLateral implements Lateral {
    private static final int A = 0;
    private static final int B = 4;
    private static final int C = 5;

    private final UnitConstants constants;

    VanillaLateral(String prefix, int units) {
        constants = new UnitConstants(prefix, units, 0, 1, 0, 0, 1, 0, 1, 0, 0);
    }

    private VanillaLateral(UnitConstants constants) {
        this.constants = constants;
    }

    @Override
    public Lateral copy() {
        return new VanillaLateral(constants.copy());
    }

    @Override
    public Parameter parameter() {
        return constants.parameter();
    }

    @Override
    public void begin() {
        constants.begin();
    }

    @Override
    public void addGradient() {
        constants.addGradient();
    }

    @Override
    public void forward(float[] z, float[] u, float[] estimate, float[][] scratch, int from, int to) {
        float[] sigmoid = scratch[0];
        linear(z, u, sigmoid, C, from, to);
        Elementary.sigmoid(sigmoid, sigmoid, from, to);
        linear(z, u, estimate, A, from, to);
        float[] b1 = constants.value[B];
        for (int i = from; i < to; i++) estimate[i] += b1[i] * sigmoid[i];
    }

    /** k1 + k2·z + k3·u + k4·z·u, with the constants that begin at a number. */
    private void linear(float[] z, float[] u, float[] y, int first, int from, int to) {
        float[] k1 = constants.value[first];
        float[] k2 = constants.value[first + 1];
        float[] k3 = constants.value[first + 2];
        float[] k4 = constants.value[first + 3];
        for (int i = from; i < to; i++) y[i] = k1[i] + k2[i] * z[i] + (k3[i] + k4[i] * z[i]) * u[i];
    }

    @Override
    public void backward(float[] z, float[] u, float[] d, float[][] scratch, int from, int to) {
        float[] sigmoid = scratch[0];
        float[] dz = scratch[1];
        float[] du = scratch[2];
        linear(z, u, sigmoid, C, from, to);
        Elementary.sigmoid(sigmoid, sigmoid, from, to);
        for (int i = from; i < to; i++) dz[i] = du[i] = 0;
        differentiate(z, u, d, dz, du, A, from, to);
        float[] b1 = constants.value[B];
        float[] g = constants.gradient[B];
        for (int i = from; i < to; i++) {
            g[i] += d[i] * sigmoid[i];
            d[i] *= b1[i] * sigmoid[i] * (1 - sigmoid[i]);
        }
        differentiate(z, u, d, dz, du, C, from, to);
        System.arraycopy(dz, from, z, from, to - from);
        System.arraycopy(du, from, u, from, to - from);
    }

    /** Short loops, because C2 does not vectorise one with so many arrays. */
    private void differentiate(float[] z, float[] u, float[] d, float[] dz, float[] du, int first, int from, int to) {
        float[] k2 = constants.value[first + 1];
        float[] k3 = constants.value[first + 2];
        float[] k4 = constants.value[first + 3];
        float[] g1 = constants.gradient[first];
        float[] g2 = constants.gradient[first + 1];
        float[] g3 = constants.gradient[first + 2];
        float[] g4 = constants.gradient[first + 3];
        for (int i = from; i < to; i++) {
            g1[i] += d[i];
            g2[i] += d[i] * z[i];
        }
        for (int i = from; i < to; i++) {
            g3[i] += d[i] * u[i];
            g4[i] += d[i] * z[i] * u[i];
        }
        for (int i = from; i < to; i++) dz[i] += d[i] * (k2[i] + k4[i] * u[i]);
        for (int i = from; i < to; i++) du[i] += d[i] * (k3[i] + k4[i] * z[i]);
    }
}
