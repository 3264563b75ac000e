package peers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What is measured, the same for all: layers, data and first weights are those of dev.nacre.benchmarks.Workload.
 *
 * @param height of an image; 1 for plain features, as is the width
 */
record Workload(int height, int width, int channels, int batch, Rule rule, boolean reconstruct, List<Layer> layers) {
    /** Distinct batches, taken in turns. */
    static final int BATCHES = 8;

    enum Rule {
        /** Learning rate 0.001. */
        ADAM,
        /** Learning rate 0.01. */
        SGD,
        /** Learning rate 0.01, momentum 0.9. */
        MOMENTUM
    }

    static Workload of(String name) {
        return switch (name) {
            case "W1", "W5a", "W5b" -> dense(128, Rule.ADAM, 784, 512, 256, 10);
            case "W2" -> new Workload(1, 1, 784, 128, Rule.ADAM, true, chain(new Layer.Sigmoid(), 256, 64, 256, 784));
            case "W3" -> dense(32, Rule.SGD, 16, 32, 32, 4);
            case "W4" -> dense(256, Rule.ADAM, 1024, 2048, 2048, 2048, 10);
            case "W7", "W8a", "W8b" -> new Workload(28, 28, 1, 128, Rule.ADAM, false, digits());
            case "W9" -> new Workload(32, 32, 3, 64, Rule.MOMENTUM, false, residual());
            case "W10" ->
                new Workload(
                        50, 1, 32, 64, Rule.ADAM, false, List.of(new Layer.LastOfLstm(128), new Layer.Dense(10)));
            default -> throw new IllegalArgumentException("no workload " + name);
        };
    }

    private static Workload dense(int batch, Rule rule, int inputs, int... units) {
        return new Workload(1, 1, inputs, batch, rule, false, chain(new Layer.Relu(), units));
    }

    private static List<Layer> chain(Layer activation, int... units) {
        List<Layer> layers = new ArrayList<>();
        for (int size : units) layers.addAll(List.of(new Layer.Dense(size), activation));
        return List.copyOf(layers.subList(0, layers.size() - 1));
    }

    private static List<Layer> digits() {
        return List.of(
                new Layer.Conv(32, 1, false), new Layer.Relu(), new Layer.Conv(64, 1, false), new Layer.Relu(),
                new Layer.MaxPool(), new Layer.Dense(128), new Layer.Relu(), new Layer.Dense(10));
    }

    /** Nine convolutions: three stages of one convolution and one residual block of two. */
    private static List<Layer> residual() {
        List<Layer> layers = new ArrayList<>();
        for (int filters = 16; filters <= 64; filters *= 2) {
            layers.addAll(List.of(
                    new Layer.Conv(filters, filters == 16 ? 1 : 2, true), new Layer.BatchNorm(), new Layer.Relu(),
                    new Layer.Residual(List.of(
                            new Layer.Conv(filters, 1, true), new Layer.BatchNorm(), new Layer.Relu(),
                            new Layer.Conv(filters, 1, true), new Layer.BatchNorm())),
                    new Layer.Relu()));
        }
        layers.addAll(List.of(new Layer.GlobalAverage(), new Layer.Dense(10)));
        return List.copyOf(layers);
    }

    int inputs() {
        return height * width * channels;
    }

    int outputs() {
        return ((Layer.Dense) layers.get(layers.size() - 1)).units();
    }

    /** Uniform in [0, 1), one sample after the other; the channels of a pixel are adjacent. */
    static float[] features(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] x = new float[length];
        for (int i = 0; i < length; i++) x[i] = (float) random.nextDouble();
        return x;
    }

    /** A class for each sample of a batch. */
    int[] classes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] classes = new int[batch];
        Arrays.setAll(classes, i -> random.nextInt(outputs()));
        return classes;
    }

    /** Gates in the order i, f, g, o; that of f begins at 1. */
    static float[] lstmBias(int units) {
        float[] bias = new float[4 * units];
        Arrays.fill(bias, units, 2 * units, 1);
        return bias;
    }

    boolean sequences() {
        return layers.get(0) instanceof Layer.LastOfLstm;
    }

    /** He's uniform weights, unit after unit; of a convolution by row, column and channel of its patch. */
    static float[] weights(int units, int fanIn, int seed) {
        SplittableRandom random = new SplittableRandom(1000 + seed);
        double limit = Math.sqrt(6.0 / fanIn);
        float[] w = new float[units * fanIn];
        for (int i = 0; i < w.length; i++) w[i] = (float) ((2 * random.nextDouble() - 1) * limit);
        return w;
    }

    /** Each run of so many numbers in reverse. */
    static float[] reversed(float[] runs, int length) {
        float[] result = new float[runs.length];
        for (int i = 0; i < runs.length; i++) result[i] = runs[i - i % length + length - 1 - i % length];
        return result;
    }

    /** Row-major matrices of so many rows and columns, one after the other, each transposed. */
    static float[] transposed(float[] matrices, int rows, int columns) {
        float[] result = new float[matrices.length];
        int size = rows * columns;
        for (int from = 0; from < result.length; from += size)
            for (int r = 0; r < rows; r++)
                for (int c = 0; c < columns; c++)
                    result[from + c * rows + r] = matrices[from + r * columns + c];
        return result;
    }
}
