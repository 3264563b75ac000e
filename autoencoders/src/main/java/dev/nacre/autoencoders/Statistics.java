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

    /** Adds the factor times the sum over samples. */
    void add(FloatMatrix v, FloatMatrix h, float factor) {
        FloatMatrix s = scaled.of(h.rows, h.columns);
        Parallel.forRange(h.length, (from, to) -> {
            for (int i = from; i < to; i++) s.data[i] = factor * h.data[i];
        });
        if (gibbs.weight().trainable()) gibbs.weight().addProduct(v, false, s, true);
        addColumns(s, 1, gibbs.bias());
        addColumns(v, factor, gibbs.visibleBias());
    }

    private static void addColumns(FloatMatrix m, float factor, Parameter bias) {
        if (!bias.trainable()) return;
        float[] sums = bias.gradient().data;
        for (int c = 0; c < m.columns; c++) {
            int start = c * m.rows;
            for (int i = 0; i < m.rows; i++) sums[i] += factor * m.data[start + i];
        }
    }
}
