package dev.nacre.examples;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.autoencoders.Codec;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/**
 * Images, their corrupted copies, and the copies restored by an autoencoder that was trained on other images. All
 * matrices are pixels × images; 0 is paper, 1 is ink.
 *
 * @param corruption the corruption, as text
 * @param network the network, as text
 * @param originals images that were not used for training
 * @param corrupted the same images, corrupted
 * @param restored the same images, restored
 */
record DenoiseRun(
        String corruption, String network, FloatMatrix originals, FloatMatrix corrupted, FloatMatrix restored) {
    private static final int BATCH = 64;

    static DenoiseRun of(Handwriting digits, LayerSpec noise, int epochs, long seed, Listener progress) {
        int pixels = digits.ink().pixels();
        Layer scaling = Plugins.parse(LayerSpec.class, digits.scaling()).build(pixels, new SplittableRandom(seed));
        Samples train = digits.train().samples().through(scaling);
        FloatMatrix originals = digits.test().samples().through(scaling).x();
        FloatMatrix corrupted = corrupt(noise, originals, seed);
        String description =
                "denoising(1000, corruption=" + Plugins.format(noise) + ", activation=relu, loss=binaryCrossEntropy)";
        Network network = new Network(description, pixels, seed);
        long steps = (long) epochs * ((train.size() + BATCH - 1) / BATCH);
        Optimizer annealed =
                Plugins.parse(Optimizer.class, "chain([adam(learningRate=0.001), cosine(steps=" + steps + ")])");
        Trainer.of(annealed).batchSize(BATCH).epochs(epochs).seed(seed).pretrain(network, train, progress);
        return new DenoiseRun(
                Plugins.format(noise),
                description,
                originals,
                corrupted,
                Codec.of(network).reconstruct(corrupted));
    }

    /** With other noise than in training. */
    private static FloatMatrix corrupt(LayerSpec noise, FloatMatrix x, long seed) {
        FloatMatrix y = noise.build(x.rows, new SplittableRandom(~seed)).forward(x, Mode.TRAIN);
        if (y.rows != x.rows)
            throw new WrongUse("--corruption must keep the " + x.rows + " pixels, but " + Plugins.format(noise)
                    + " makes " + y.rows);
        if (Arrays.equals(x.data, y.data))
            throw new WrongUse("--corruption must damage something, but " + Plugins.format(noise)
                    + " leaves every pixel as it is");
        return new FloatMatrix(y.rows, y.columns, y.data.clone());
    }

    /** The mean squared error of the corrupted images. */
    double damage() {
        return error(corrupted);
    }

    /** The mean squared error of the restored images. */
    double left() {
        return error(restored);
    }

    private double error(FloatMatrix pictures) {
        double sum = 0;
        for (int i = 0; i < pictures.length; i++) {
            double difference = pictures.data[i] - originals.data[i];
            sum += difference * difference;
        }
        return sum / pictures.length;
    }
}
