package dev.nacre.convolution;

import dev.nacre.Parameter;
import dev.nacre.compute.Parallel;
import java.util.Arrays;
import org.jblas.FloatMatrix;

/**
 * The gradients of weights and biases, summed over pieces of a batch that different threads compute. Each piece has its
 * own sum, and these are added in their order: how many threads there are changes no bit. The number of pieces follows
 * from the batch and the weights alone.
 */
final class Partials {
    /** Enough pieces to keep the cores of a usual machine busy. */
    private static final int MOST = 32;

    /** Never fewer, however much memory the weights take. */
    private static final int FEWEST = 4;

    /** Numbers in all sums: 16 MiB. */
    private static final int MEMORY = 1 << 22;

    private final Parameter weight;
    private final Parameter bias;
    private final Parallel.Body addUp = this::addUp;
    private FloatMatrix[] weights = new FloatMatrix[0];
    private float[][] biases = new float[0][];
    private int piece;
    private int pieces;

    Partials(Parameter weight, Parameter bias) {
        this.weight = weight;
        this.bias = bias;
    }

    /** Splits a batch, and returns the number of samples in a piece. */
    int begin(int samples) {
        int count = Math.max(FEWEST, Math.min(MOST, MEMORY / weight.value().length));
        piece = Math.max(1, (samples + count - 1) / count);
        pieces = (samples + piece - 1) / piece;
        while (weights.length < pieces) grow();
        return piece;
    }

    private void grow() {
        int n = weights.length;
        weights = Arrays.copyOf(weights, n + 1);
        weights[n] = new FloatMatrix(weight.value().rows, weight.value().columns);
        biases = Arrays.copyOf(biases, n + 1);
        biases[n] = new float[bias.value().length];
    }

    /** The sum of the piece that begins with a sample, at zero; null if the weights are frozen. */
    FloatMatrix weight(int sample) {
        if (!weight.trainable()) return null;
        FloatMatrix sum = weights[sample / piece];
        Workspace.clear(sum);
        return sum;
    }

    /** Sums the gradient of the biases over the pixels of a piece. */
    void addBias(float[] dz, int from, int to, int size) {
        if (!bias.trainable()) return;
        float[] sum = biases[from / piece];
        Arrays.fill(sum, 0);
        for (int i = from * size; i < to * size; i += sum.length) add(dz, i, sum, 0, sum.length);
    }

    private static void add(float[] from, int offset, float[] sum, int start, int end) {
        for (int i = start; i < end; i++) sum[i] += from[offset + i];
    }

    /** Adds the sums to the gradients of the parameters. */
    void finish() {
        if (weight.trainable()) {
            weight.gradient();
            Parallel.forRange(weight.value().length, addUp);
        }
        if (bias.trainable())
            for (int p = 0; p < pieces; p++) add(biases[p], 0, bias.gradient().data, 0, biases[p].length);
    }

    private void addUp(int from, int to) {
        for (int p = 0; p < pieces; p++) add(weights[p].data, 0, weight.gradient().data, from, to);
    }
}
