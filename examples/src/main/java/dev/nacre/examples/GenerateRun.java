package dev.nacre.examples;

import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.autoencoders.Codec;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/**
 * Pictures that a model made up, and how they were judged.
 *
 * @param name what made them
 * @param network the same as text; empty if nothing was learned
 * @param pictures pixels × pictures, 0 is paper, 1 is ink
 * @param verdict what a classifier that learned from real pictures says
 * @param training epochs of the highest layer that learned
 */
record GenerateRun(String name, String network, FloatMatrix pictures, Judge.Verdict verdict, List<Epoch> training) {
    private static final int SAMPLES = 500;
    private static final int BATCH = 64;

    /**
     * A way to make pictures.
     *
     * @param name for people
     * @param layer the autoencoder, as text
     * @param optimizer for a number of steps, which stands for {@code STEPS}
     * @param epochs of training for each layer
     */
    record Kind(String name, String layer, String optimizer, int epochs) {}

    static GenerateRun of(Kind kind, Handwriting digits, Judge judge, long seed, Listener progress) {
        String description = "sequential([" + digits.scaling() + ", " + kind.layer() + "])";
        var train = digits.train().samples();
        Network network = new Network(description, train.shape(), seed);
        long steps = (long) kind.epochs() * ((train.size() + BATCH - 1) / BATCH);
        Optimizer optimizer = Plugins.parse(Optimizer.class, kind.optimizer().replace("STEPS", Long.toString(steps)));
        List<List<Epoch>> training = Trainer.of(optimizer)
                .batchSize(BATCH)
                .epochs(kind.epochs())
                .seed(seed)
                .pretrain(network, train, digits.test().samples(), progress);
        FloatMatrix pictures = Codec.of(network).generate(SAMPLES, new SplittableRandom(seed));
        return new GenerateRun(
                kind.name(), description, pictures, judge.of(pictures), training.get(training.size() - 1));
    }

    /** Every pixel from a real picture of its own: right in each pixel's distribution, and in nothing else. */
    static GenerateRun shuffled(Handwriting digits, Judge judge, long seed) {
        FloatMatrix real = judge.pixels(digits.train());
        FloatMatrix pictures = new FloatMatrix(real.rows, SAMPLES);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < pictures.length; i++)
            pictures.data[i] = real.data[random.nextInt(real.columns) * real.rows + i % real.rows];
        return new GenerateRun("pixels drawn one by one", "", pictures, judge.of(pictures), List.of());
    }

    /** Real ones, which nothing learned from. */
    static GenerateRun real(Handwriting digits, Judge judge) {
        FloatMatrix pictures = judge.pixels(digits.test());
        return new GenerateRun("real digits", "", pictures, judge.of(pictures), List.of());
    }
}
