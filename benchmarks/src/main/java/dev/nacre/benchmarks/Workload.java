package dev.nacre.benchmarks;

import dev.nacre.Batch;
import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.SupervisedObjective;
import dev.nacre.training.Updater;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.jblas.FloatMatrix;

/**
 * A training to measure, on random data in memory.
 *
 * @param network its text
 * @param inputs shape of a sample
 * @param outputs number of targets
 * @param batch samples in a step
 * @param loss its text
 * @param optimizer its text
 */
public record Workload(String network, Shape inputs, int outputs, int batch, String loss, String optimizer) {
    /** Distinct batches, so that the data is not in the cache more than it would be in life. */
    static final int BATCHES = 8;

    static final String ADAM = "adam(learningRate=0.001)";

    private static final String DIGITS =
            "sequential([conv(32, kernel=3, padding=valid, activation=relu), conv(64, kernel=3, padding=valid,"
                    + " activation=relu), maxPool(2), dense(128, activation=relu), dense(10)])";

    /**
     * The workload of a name.
     *
     * @param name W1 to W4, W7, W9 or W10
     * @return what it does
     */
    public static Workload of(String name) {
        return switch (name) {
            case "W1" -> dense(784, 128, ADAM, 512, 256, 10);
            case "W2" ->
                new Workload(
                        "sequential([dense(256, activation=sigmoid), dense(64, activation=sigmoid),"
                                + " dense(256, activation=sigmoid), dense(784)])",
                        Shape.flat(784),
                        784,
                        128,
                        "mse",
                        ADAM);
            case "W3" -> dense(16, 32, "sgd(learningRate=0.01)", 32, 32, 4);
            case "W4" -> dense(1024, 256, ADAM, 2048, 2048, 2048, 10);
            case "W7" -> new Workload(DIGITS, new Shape(28, 28, 1), 10, 128, "crossEntropy", ADAM);
            case "W9" ->
                new Workload(residual(), new Shape(32, 32, 3), 10, 64, "crossEntropy", "momentum(learningRate=0.01)");
            case "W10" ->
                new Workload(
                        "sequential([lastStep(lstm(128)), dense(10)])",
                        new Shape(50, 1, 32),
                        10,
                        64,
                        "crossEntropy",
                        ADAM);
            default ->
                throw new IllegalArgumentException("no workload " + name + "; there are W1 to W4, W7, W9 and W10");
        };
    }

    /** Dense layers with ReLU between them, a linear one last. */
    static Workload dense(int inputs, int batch, String optimizer, int... units) {
        int last = units.length - 1;
        StringBuilder text = new StringBuilder("sequential([");
        for (int i = 0; i < last; i++) text.append("dense(").append(units[i]).append(", activation=relu), ");
        text.append("dense(").append(units[last]).append(")])");
        return new Workload(text.toString(), Shape.flat(inputs), units[last], batch, "crossEntropy", optimizer);
    }

    /** Nine convolutions: three stages of one convolution and one residual block of two. */
    private static String residual() {
        StringBuilder text = new StringBuilder("sequential([");
        for (int filters = 16; filters <= 64; filters *= 2) {
            String inner = "conv(" + filters + ", kernel=3)";
            String first = filters == 16 ? inner : "conv(" + filters + ", kernel=3, stride=2)";
            text.append(first).append(", batchNorm, relu, residual(sequential([");
            text.append(inner).append(", batchNorm, relu, ").append(inner).append(", batchNorm])), relu, ");
        }
        return text.append("globalAverage, dense(10)])").toString();
    }

    /**
     * The same with plugins around activations and optimizer that take their time.
     *
     * @return reported by {@link Meter}
     */
    Workload timed() {
        return new Workload(
                network.replaceAll("activation=(\\w+)", "activation=timedActivation($1)"),
                inputs,
                outputs,
                batch,
                loss,
                "timedOptimizer(" + optimizer + ")");
    }

    /**
     * Builds the network.
     *
     * @return a new one, always of the same weights
     */
    public Network build() {
        return new Network(network, inputs, 42);
    }

    /**
     * Begins training a network.
     *
     * @param built what {@link #build} made
     * @return does a step for each batch, and returns its loss
     */
    public ToDoubleFunction<Batch> steps(Network built) {
        SupervisedObjective objective = new SupervisedObjective(built, Plugins.parse(Loss.class, loss), List.of());
        Updater updater = new Updater(Plugins.parse(Optimizer.class, optimizer), objective.parameters());
        return batch -> updater.step(objective, batch);
    }

    /**
     * Gives a network the weights with which the peers begin too: He's uniform ones, unit after unit.
     *
     * @param built what {@link #build} made
     */
    static void setWeights(Network built) {
        int seed = 1000;
        for (Parameter parameter : built.parameters()) {
            FloatMatrix w = parameter.value();
            if (w.columns == 1) continue; // biases, and what normalization has
            SplittableRandom random = new SplittableRandom(seed++);
            double limit = Math.sqrt(6.0 / w.rows);
            for (int i = 0; i < w.length; i++) w.data[i] = (float) ((2 * random.nextDouble() - 1) * limit);
        }
    }

    /**
     * A batch of random samples.
     *
     * @param seed gives the numbers
     * @return features uniform in [0, 1), and a class for each sample or, if the loss wants that, the features
     */
    public Batch batch(long seed) {
        FloatMatrix x = features(inputs.size(), batch, seed);
        return new Batch(x, targets(x, seed));
    }

    /**
     * Random features, uniform in [0, 1).
     *
     * @param rows features
     * @param columns samples
     * @param seed gives the numbers
     * @return features × samples
     */
    public static FloatMatrix features(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix x = new FloatMatrix(rows, columns);
        for (int i = 0; i < x.length; i++) x.data[i] = (float) random.nextDouble();
        return x;
    }

    private FloatMatrix targets(FloatMatrix x, long seed) {
        if (loss.equals("mse")) return x;
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix t = new FloatMatrix(outputs, x.columns);
        for (int s = 0; s < x.columns; s++) t.data[s * outputs + random.nextInt(outputs)] = 1;
        return t;
    }
}
