package dev.nacre.autoencoders;

import dev.nacre.Parameter;
import dev.nacre.blas.Products;
import dev.nacre.compute.Noise;
import dev.nacre.compute.Parallel;
import dev.nacre.layers.Sigmoid;
import org.jblas.FloatMatrix;

/** The two half-steps of block Gibbs sampling in a restricted Boltzmann machine. */
record Gibbs(Parameter weight, Parameter bias, Parameter visibleBias, boolean gaussian) {
    private static final Sigmoid SIGMOID = new Sigmoid();

    /** p(h = 1 | v), into {@code h}. */
    void hidden(FloatMatrix v, FloatMatrix h) {
        Products.multiply(weight.value(), true, v, false, 0, h);
        finish(h, bias, true);
    }

    /** Wᵀv + c, into {@code a}. */
    void hiddenSums(FloatMatrix v, FloatMatrix a) {
        Products.multiply(weight.value(), true, v, false, 0, a);
        finish(a, bias, false);
    }

    /** p(v = 1 | h), or the mean of v for Gaussian units, into {@code v}. */
    void visible(FloatMatrix h, FloatMatrix v) {
        visibleSums(h, v);
        toMeans(v);
    }

    /** Wh + b: logits for binary units. */
    void visibleSums(FloatMatrix h, FloatMatrix v) {
        Products.multiply(weight.value(), false, h, false, 0, v);
        finish(v, visibleBias, false);
    }

    /** Turns the result of {@link #visibleSums} into that of {@link #visible}. */
    void toMeans(FloatMatrix v) {
        if (!gaussian) Parallel.forRange(v.length, (from, to) -> SIGMOID.forward(v.data, v.data, from, to));
    }

    private static void finish(FloatMatrix sums, Parameter bias, boolean sigmoid) {
        float[] b = bias.value().data;
        int rows = sums.rows;
        Parallel.forRange(sums.columns, Math.max(1, Parallel.PIECE / rows), (from, to) -> {
            for (int c = from; c < to; c++) add(sums.data, b, c * rows);
            if (sigmoid) SIGMOID.forward(sums.data, sums.data, from * rows, to * rows);
        });
    }

    private static void add(float[] sums, float[] bias, int start) {
        for (int i = 0; i < bias.length; i++) sums[start + i] += bias[i];
    }

    /** Replaces probabilities by 0 and 1, drawn at random. */
    static void drawBinary(FloatMatrix probabilities, long pass) {
        float[] p = probabilities.data;
        Parallel.forRange(probabilities.length, (from, to) -> {
            for (int i = from; i < to; i++) p[i] = Noise.uniform(pass, i) < p[i] ? 1 : 0;
        });
    }

    /** Replaces the result of {@link #visible} by visible states, drawn at random. */
    void drawVisible(FloatMatrix v, long pass) {
        if (!gaussian) {
            drawBinary(v, pass);
            return;
        }
        Parallel.forRange(v.length, (from, to) -> Noise.addGaussians(pass, from, 1, v.data, from, to));
    }
}
