package dev.nacre.autoencoders.ladder;

import dev.nacre.Parameter;
import dev.nacre.Weights;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * The combinator {@link Combinator#MLP}. Its parameter is hidden units × 5: the weights of z, u and z·u, the bias, and
 * the weight of the output. Initially all hidden units are near z, and the output near their mean.
 */
final class MlpLateral implements Lateral {
    private static final int HIDDEN = 4;
    private static final float LEAK = 0.1f;
    private static final double DEVIATION = 0.025;

    private final Parameter parameter;
    /** For each unit, because threads add to them at once: hidden unit, constant, unit. */
    private final float[][][] sums;

    MlpLateral(String prefix, int units, RandomGenerator random) {
        FloatMatrix value = Weights.zeros(HIDDEN, 5);
        for (int k = 0; k < 5; k++)
            for (int j = 0; j < HIDDEN; j++) {
                double start = k == 0 ? 1 : k == 4 ? 1.0 / HIDDEN : 0;
                value.data[k * HIDDEN + j] = (float) (k == 3 ? 0 : start + DEVIATION * random.nextGaussian());
            }
        parameter = new Parameter(prefix + "combinator", value).asMatrix();
        sums = new float[HIDDEN][5][units];
    }

    /** The sums are training's alone. */
    @Override
    public Lateral copy() {
        return this;
    }

    @Override
    public Parameter parameter() {
        return parameter;
    }

    private float constant(int hidden, int k) {
        return parameter.value().data[k * HIDDEN + hidden];
    }

    @Override
    public void begin() {
        for (float[][] hidden : sums) for (float[] sum : hidden) Arrays.fill(sum, 0);
    }

    @Override
    public void forward(float[] z, float[] u, float[] estimate, float[][] scratch, int from, int to) {
        Arrays.fill(estimate, from, to, 0);
        for (int j = 0; j < HIDDEN; j++) {
            float ofZ = constant(j, 0);
            float ofU = constant(j, 1);
            float ofBoth = constant(j, 2);
            float bias = constant(j, 3);
            float output = constant(j, 4);
            for (int i = from; i < to; i++) {
                float h = ofZ * z[i] + ofU * u[i] + ofBoth * z[i] * u[i] + bias;
                estimate[i] += output * Math.max(h, LEAK * h);
            }
        }
    }

    @Override
    public void backward(float[] z, float[] u, float[] d, float[][] scratch, int from, int to) {
        float[] dz = scratch[0];
        float[] du = scratch[1];
        for (int i = from; i < to; i++) dz[i] = du[i] = 0;
        for (int j = 0; j < HIDDEN; j++) {
            activate(j, z, u, d, scratch[2], scratch[3], from, to);
            addSums(j, z, u, d, scratch[2], scratch[3], from, to);
            addInputGradients(j, z, u, scratch[3], dz, du, from, to);
        }
        System.arraycopy(dz, from, z, from, to - from);
        System.arraycopy(du, from, u, from, to - from);
    }

    /** A hidden unit's output and the gradient of what is in it; the slope without a comparison, for C2. */
    private void activate(int j, float[] z, float[] u, float[] d, float[] y, float[] inside, int from, int to) {
        float ofZ = constant(j, 0);
        float ofU = constant(j, 1);
        float ofBoth = constant(j, 2);
        float bias = constant(j, 3);
        float output = constant(j, 4);
        for (int i = from; i < to; i++) {
            float h = ofZ * z[i] + ofU * u[i] + ofBoth * z[i] * u[i] + bias;
            y[i] = Math.max(h, LEAK * h);
            inside[i] = d[i] * output * Math.max(LEAK, Math.min(1, h * Float.MAX_VALUE));
        }
    }

    /** Short loops, because C2 does not vectorise one with so many arrays. */
    private void addSums(int j, float[] z, float[] u, float[] d, float[] y, float[] inside, int from, int to) {
        float[] g0 = sums[j][0];
        float[] g1 = sums[j][1];
        float[] g2 = sums[j][2];
        float[] g3 = sums[j][3];
        float[] g4 = sums[j][4];
        for (int i = from; i < to; i++) {
            g0[i] += inside[i] * z[i];
            g1[i] += inside[i] * u[i];
        }
        for (int i = from; i < to; i++) g2[i] += inside[i] * z[i] * u[i];
        for (int i = from; i < to; i++) {
            g3[i] += inside[i];
            g4[i] += d[i] * y[i];
        }
    }

    private void addInputGradients(
            int j, float[] z, float[] u, float[] inside, float[] dz, float[] du, int from, int to) {
        float ofZ = constant(j, 0);
        float ofU = constant(j, 1);
        float ofBoth = constant(j, 2);
        for (int i = from; i < to; i++) dz[i] += inside[i] * (ofZ + ofBoth * u[i]);
        for (int i = from; i < to; i++) du[i] += inside[i] * (ofU + ofBoth * z[i]);
    }

    @Override
    public void addGradient() {
        if (!parameter.trainable()) return;
        float[] gradient = parameter.gradient().data;
        for (int j = 0; j < HIDDEN; j++)
            for (int k = 0; k < 5; k++) {
                double sum = 0;
                for (float each : sums[j][k]) sum += each;
                gradient[k * HIDDEN + j] += (float) sum;
            }
    }
}
