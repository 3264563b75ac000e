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
 * Generated images, and their evaluation.
 *
 * @param name what generated them
 * @param network the network as text; empty if none was trained
 * @param pictures pixels × images, 0 is paper, 1 is ink
 * @param verdict the evaluation by a classifier that was trained on real images
 * @param training results of the epochs of the highest layer
 */
record GenerateRun(String name, String network, FloatMatrix pictures, Judge.Verdict verdict, List<Epoch> training) {
    private static final int SAMPLES = 500;
    private static final int BATCH = 64;

    /**
     * A way to generate images.
     *
     * @param name name in the report
     * @param layer the autoencoder, as text
     * @param optimizer the optimizer, as text; {@code STEPS} stands for the number of steps
     * @param epochs number of epochs for each layer
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

    /** Takes each pixel from another real image: each pixel has the right distribution, but pixels are independent. */
    static GenerateRun shuffled(Handwriting digits, Judge judge, long seed) {
        FloatMatrix real = judge.pixels(digits.train());
        FloatMatrix pictures = new FloatMatrix(real.rows, SAMPLES);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < pictures.length; i++)
            pictures.data[i] = real.data[random.nextInt(real.columns) * real.rows + i % real.rows];
        return new GenerateRun("pixels drawn one by one", "", pictures, judge.of(pictures), List.of());
    }

    /** Real images that were not used for training. */
    static GenerateRun real(Handwriting digits, Judge judge) {
        FloatMatrix pictures = judge.pixels(digits.test());
        return new GenerateRun("real digits", "", pictures, judge.of(pictures), List.of());
    }
}
