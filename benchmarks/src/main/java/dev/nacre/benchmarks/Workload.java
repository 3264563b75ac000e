package dev.nacre.benchmarks;

import dev.nacre.Batch;
import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.Optimizer;
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
 * @param inputs number of features
 * @param outputs number of targets
 * @param batch samples in a step
 * @param loss its text
 * @param optimizer its text
 */
public record Workload(String network, int inputs, int outputs, int batch, String loss, String optimizer) {
    /** Distinct batches, so that the data is not in the cache more than it would be in life. */
    static final int BATCHES = 8;

    /**
     * The workload of a name.
     *
     * @param name W1 to W4
     * @return what it does
     */
    public static Workload of(String name) {
        return switch (name) {
            case "W1" -> new Workload(relu(512, 256, 10), 784, 10, 128, "crossEntropy", "adam(learningRate=0.001)");
            case "W2" ->
                new Workload(
                        "sequential([dense(256, activation=sigmoid), dense(64, activation=sigmoid),"
                                + " dense(256, activation=sigmoid), dense(784)])",
                        784,
                        784,
                        128,
                        "mse",
                        "adam(learningRate=0.001)");
            case "W3" -> new Workload(relu(32, 32, 4), 16, 4, 32, "crossEntropy", "sgd(learningRate=0.01)");
            case "W4" ->
                new Workload(relu(2048, 2048, 2048, 10), 1024, 10, 256, "crossEntropy", "adam(learningRate=0.001)");
            default -> throw new IllegalArgumentException("no workload " + name + "; there are W1, W2, W3, W4");
        };
    }

    /** Dense layers with ReLU between them, a linear one last. */
    static String relu(int... units) {
        StringBuilder text = new StringBuilder("sequential([");
        for (int i = 0; i < units.length - 1; i++)
            text.append("dense(").append(units[i]).append(", activation=relu), ");
        return text.append("dense(")
                .append(units[units.length - 1])
                .append(")])")
                .toString();
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

    /**
     * Random targets: a class for each sample where the loss wants that, else the features themselves.
     *
     * @param x features × samples
     * @param seed gives the classes
     * @return outputs × samples
     */
    public FloatMatrix targets(FloatMatrix x, long seed) {
        if (loss.equals("mse")) return x;
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix t = new FloatMatrix(outputs, x.columns);
        for (int s = 0; s < x.columns; s++) t.data[s * outputs + random.nextInt(outputs)] = 1;
        return t;
    }
}
