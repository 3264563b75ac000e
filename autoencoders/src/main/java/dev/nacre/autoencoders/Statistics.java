package dev.nacre.autoencoders;

import dev.nacre.Parameter;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import org.jblas.FloatMatrix;

/** Adds the derivatives of an energy, vhᵀ, h and v, to the gradients of a restricted Boltzmann machine. */
final class Statistics {
    private final Gibbs gibbs;
    private final Buffer scaled = new Buffer();

    Statistics(Gibbs gibbs) {
        this.gibbs = gibbs;
    }

    /** Adds the factor times the sum over samples, weighted by {@code weights} if given, 1 × samples. */
    void add(FloatMatrix v, FloatMatrix h, FloatMatrix weights, float factor) {
        FloatMatrix s = scaled.of(h.rows, h.columns);
        Parallel.forRange(h.columns, Math.max(1, Parallel.PIECE / h.rows), (from, to) -> {
            for (int c = from; c < to; c++)
                scale(h.data, factor(weights, c, factor), s.data, c * h.rows, (c + 1) * h.rows);
        });
        if (gibbs.weight().trainable()) gibbs.weight().addProduct(v, false, s, true);
        addColumns(s, null, 1, gibbs.bias());
        addColumns(v, weights, factor, gibbs.visibleBias());
    }

    private static float factor(FloatMatrix weights, int column, float factor) {
        return weights == null ? factor : factor * weights.data[column];
    }

    private static void scale(float[] h, float factor, float[] scaled, int from, int to) {
        for (int i = from; i < to; i++) scaled[i] = factor * h[i];
    }

    private static void addColumns(FloatMatrix m, FloatMatrix weights, float factor, Parameter bias) {
        if (!bias.trainable()) return;
        float[] sums = bias.gradient().data;
        for (int c = 0; c < m.columns; c++) {
            int start = c * m.rows;
            float scale = factor(weights, c, factor);
            for (int i = 0; i < m.rows; i++) sums[i] += scale * m.data[start + i];
        }
    }
}
