package dev.nacre.recurrent;

import dev.nacre.Parameter;
import java.util.Arrays;

/**
 * The gradients of the biases, summed over pieces of a batch. Each piece has its own sum, and these are added in their
 * order: how many threads there are changes no bit.
 */
final class BiasGradients {
    private final RecurrentWeights weights;
    private final int length;
    private float[][] sums = new float[0][];
    private int pieces;

    BiasGradients(RecurrentWeights weights, boolean apart) {
        this.weights = weights;
        this.length = weights.sums() + (apart ? weights.units() : 0);
    }

    void begin(int count) {
        pieces = count;
        int before = sums.length;
        if (before < count) sums = Arrays.copyOf(sums, count);
        for (int p = before; p < count; p++) sums[p] = new float[length];
    }

    /** The sum of a piece, at zero. */
    float[] of(int piece) {
        Arrays.fill(sums[piece], 0);
        return sums[piece];
    }

    /** Adds the sums to the gradients of the parameters. */
    void finish() {
        int all = weights.sums();
        if (weights.inputBias().trainable()) add(weights.inputBias(), 0, 0, all);
        if (!weights.recurrentBias().trainable()) return;
        int joined = 2 * all - length;
        add(weights.recurrentBias(), 0, 0, joined);
        add(weights.recurrentBias(), joined, all, all - joined);
    }

    private void add(Parameter bias, int to, int from, int count) {
        float[] gradient = bias.gradient().data;
        for (int p = 0; p < pieces; p++) for (int i = 0; i < count; i++) gradient[to + i] += sums[p][from + i];
    }
}
