package dev.nacre.autoencoders;

import dev.nacre.Parameter;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * A binary restricted Boltzmann machine small enough to sum over all its states, in double, by the definitions alone.
 */
final class TinyRbm {
    final int visible;
    final int hidden;
    final float[] weight;
    final float[] hiddenBias;
    final float[] visibleBias;

    /** Looks at the layer's own arrays. */
    TinyRbm(RbmLayer layer) {
        List<Parameter> parameters = layer.pretrainingParameters();
        weight = parameters.get(0).value().data;
        hiddenBias = parameters.get(1).value().data;
        visibleBias = parameters.get(2).value().data;
        visible = visibleBias.length;
        hidden = hiddenBias.length;
    }

    static int bit(int state, int i) {
        return state >> i & 1;
    }

    double energy(int v, int h) {
        double e = 0;
        for (int i = 0; i < visible; i++) e -= visibleBias[i] * bit(v, i);
        for (int j = 0; j < hidden; j++) e -= hiddenBias[j] * bit(h, j);
        for (int i = 0; i < visible; i++)
            for (int j = 0; j < hidden; j++) e -= bit(v, i) * weight[j * visible + i] * bit(h, j);
        return e;
    }

    double freeEnergy(int v) {
        double sum = 0;
        for (int h = 0; h < 1 << hidden; h++) sum += Math.exp(-energy(v, h));
        return -Math.log(sum);
    }

    double probability(int v) {
        double z = 0;
        for (int u = 0; u < 1 << visible; u++) z += Math.exp(-freeEnergy(u));
        return Math.exp(-freeEnergy(v)) / z;
    }

    double logLikelihood(int... data) {
        double sum = 0;
        for (int v : data) sum += Math.log(probability(v));
        return sum / data.length;
    }

    /** p(h | v) of a whole hidden state, v given as numbers. */
    double hiddenProbability(int h, double[] v) {
        double p = 1;
        for (int j = 0; j < hidden; j++) p *= bit(h, j) == 1 ? hiddenMean(j, v) : 1 - hiddenMean(j, v);
        return p;
    }

    double hiddenMean(int j, double[] v) {
        double a = hiddenBias[j];
        for (int i = 0; i < visible; i++) a += v[i] * weight[j * visible + i];
        return 1 / (1 + Math.exp(-a));
    }

    double visibleSum(int i, int h) {
        double a = visibleBias[i];
        for (int j = 0; j < hidden; j++) a += bit(h, j) * weight[j * visible + i];
        return a;
    }

    double[] bits(int v) {
        double[] bits = new double[visible];
        for (int i = 0; i < visible; i++) bits[i] = bit(v, i);
        return bits;
    }

    /** Columns of states, each so many times. */
    FloatMatrix columns(int times, int... states) {
        FloatMatrix x = new FloatMatrix(visible, times * states.length);
        for (int c = 0; c < x.columns; c++)
            for (int i = 0; i < visible; i++) x.data[c * visible + i] = bit(states[c % states.length], i);
        return x;
    }
}
