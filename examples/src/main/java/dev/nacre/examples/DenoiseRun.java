package dev.nacre.examples;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Listener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/**
 * Images, their corrupted copies, and the copies restored by autoencoders that were trained on other images. All
 * matrices are pixels × images; 0 is paper, 1 is ink.
 *
 * @param corruption the corruption, as text
 * @param originals images that were not used for training
 * @param corrupted the same images, corrupted
 * @param restorations the same images, restored by one network after the other
 */
record DenoiseRun(String corruption, FloatMatrix originals, FloatMatrix corrupted, List<Restoration> restorations) {
    static DenoiseRun of(
            Handwriting digits,
            LayerSpec noise,
            List<Restorer> restorers,
            RestorerEffort effort,
            long seed,
            Listener progress) {
        Shape shape = digits.ink().shape();
        Layer scaling = Plugins.parse(LayerSpec.class, digits.scaling()).build(shape, new SplittableRandom(seed));
        Samples train = digits.train().samples().shaped(shape).through(scaling);
        FloatMatrix originals = digits.test().samples().through(scaling).x();
        FloatMatrix corrupted = corrupt(noise, shape, originals, seed);
        List<Restoration> restorations = new ArrayList<>();
        for (Restorer each : restorers) restorations.add(each.restore(train, corrupted, noise, effort, seed, progress));
        return new DenoiseRun(Plugins.format(noise), originals, corrupted, restorations);
    }

    /** With other noise than in training. */
    private static FloatMatrix corrupt(LayerSpec noise, Shape shape, FloatMatrix x, long seed) {
        FloatMatrix y = noise.build(shape, new SplittableRandom(~seed)).forward(x, Mode.TRAIN);
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

    /** The mean squared error of the images that a network restored. */
    double left(int restorer) {
        return error(restorations.get(restorer).images());
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
