package dev.nacre.examples;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.autoencoders.Codec;
import dev.nacre.examples.images.Pace;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Listener;
import dev.nacre.training.TimeBudget;
import dev.nacre.training.Trainer;
import java.time.Duration;
import java.util.Locale;
import org.jblas.FloatMatrix;

/** A kind of network that restores damaged images. */
enum Restorer {
    /** One dense hidden layer. */
    DENSE("1000", "0.002"),
    /** Convolutions on half the height and width. */
    CONV(
            "0, encoder=sequential([conv(32, kernel=4, stride=2, activation=relu), conv(32, kernel=3)]),"
                    + " decoder=convTranspose(1, kernel=4, stride=2)",
            "0.003");

    private static final int BATCH = 64;

    /** The part of a budget of time that finds out how long a step takes. */
    private static final int TRIAL = 20;

    private final String layers;
    private final String rate;

    Restorer(String layers, String rate) {
        this.layers = layers;
        this.rate = rate;
    }

    /** The name in options and pages. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The network that restores images with this damage. */
    String network(LayerSpec damage) {
        return "denoising(" + layers + ", corruption=" + Plugins.format(damage)
                + ", activation=relu, loss=binaryCrossEntropy)";
    }

    /** Trains on images, and restores others. */
    Restoration restore(
            Samples train, FloatMatrix damaged, LayerSpec damage, RestorerEffort effort, long seed, Listener progress) {
        String text = network(damage);
        long steps = (train.x().columns + BATCH - 1) / BATCH * (long) effort.epochs();
        if (effort.seconds() > 0) steps = stepsWithin(effort.seconds(), text, train, seed);
        Network network = new Network(text, train.shape(), seed);
        long start = System.nanoTime();
        train(network, train, steps, seed, limit(effort.seconds()), progress);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Restoration(this, text, Codec.of(network).reconstruct(damaged), steps, seconds);
    }

    private static Listener limit(int seconds) {
        return seconds > 0 ? new TimeBudget(Duration.ofSeconds(seconds)) : new Listener() {};
    }

    /** The learning rate falls to 0 over the steps. */
    private void train(Network network, Samples train, long steps, long seed, Listener... listeners) {
        int each = (train.x().columns + BATCH - 1) / BATCH;
        Optimizer annealed =
                Plugins.parse(Optimizer.class, "chain([adam(learningRate=" + rate + "), cosine(steps=" + steps + ")])");
        int epochs = Math.toIntExact((steps + each - 1) / each);
        Trainer.of(annealed).batchSize(BATCH).epochs(epochs).seed(seed).pretrain(network, train, listeners);
    }

    /** By the pace of a network that is thrown away. */
    private long stepsWithin(int seconds, String text, Samples train, long seed) {
        Duration half = Duration.ofSeconds(seconds).dividedBy(2 * TRIAL);
        Pace pace = new Pace(half, half);
        train(new Network(text, train.shape(), seed), train, Integer.MAX_VALUE, seed, pace);
        return Math.max(1, (long) (pace.stepsPerSecond() * seconds));
    }
}
