package dev.nacre.examples;

import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.compute.Argmax;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;

/**
 * A classifier trained on real images, which evaluates generated ones.
 *
 * @param model the classifier
 * @param scale factor that scales pixels to the range from 0 to 1 of generated images
 */
record Judge(Model model, float scale) {
    /** From this probability on, the classifier is sure. */
    static final double SURE = 0.9;

    private static final double LEARNING_SHARE = 0.85;
    private static final int BATCH = 32;
    private static final int EPOCHS = 60;
    private static final int PATIENCE = 8;

    /**
     * The classifier's evaluation of some images.
     *
     * @param sure share of the images that the classifier is sure about
     * @param kinds effective number of classes among them, the exponential of the entropy: 10 if all digits are equally
     *     frequent, 1 if all images show the same one
     * @param classes the most probable class of each image
     */
    record Verdict(double sure, double kinds, int[] classes) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f %% clear, %.1f kinds", 100 * sure, kinds);
        }
    }

    /** Trains, with early stopping on a part of the training digits; the other digits are not used. */
    static Judge learn(Handwriting digits, long seed, Listener... listeners) {
        float scale = 1 / digits.ink().full();
        Split parts = digits.train().split(LEARNING_SHARE, seed);
        Network network = new Network(
                "sequential([gaussianNoise(0.1), dense(300, activation=relu), dropout(0.5), dense(10)])",
                digits.ink().pixels(),
                seed);
        Optimizer adam = Plugins.parse(Optimizer.class, "adam(learningRate=0.001)");
        Trainer.of(new CrossEntropy(), adam)
                .batchSize(BATCH)
                .epochs(EPOCHS)
                .seed(seed)
                .fit(
                        network,
                        scaled(parts.training(), scale),
                        scaled(parts.test(), scale),
                        Stream.concat(Stream.of(new EarlyStopping(PATIENCE)), Stream.of(listeners))
                                .toArray(Listener[]::new));
        return new Judge(new Model(network, new CrossEntropy()), scale);
    }

    private static Samples scaled(Dataset data, float scale) {
        FloatMatrix x = data.samples().x();
        FloatMatrix pixels = new FloatMatrix(x.rows, x.columns);
        for (int i = 0; i < x.length; i++) pixels.data[i] = scale * x.data[i];
        return new Samples(pixels, data.samples().t());
    }

    /** Real images in the classifier's scale. */
    FloatMatrix pixels(Dataset data) {
        return scaled(data, scale).x();
    }

    Verdict of(FloatMatrix pictures) {
        FloatMatrix p = model.predict(pictures);
        int[] classes = classes(p);
        int sure = 0;
        double[] frequency = new double[p.rows];
        for (int s = 0; s < p.columns; s++) {
            if (p.data[s * p.rows + classes[s]] >= SURE) sure++;
            frequency[classes[s]] += 1.0 / p.columns;
        }
        double entropy = 0;
        for (double f : frequency) if (f > 0) entropy -= f * Math.log(f);
        return new Verdict((double) sure / p.columns, Math.exp(entropy), classes);
    }

    private static int[] classes(FloatMatrix p) {
        return IntStream.range(0, p.columns)
                .map(s -> Argmax.of(p.data, s * p.rows, (s + 1) * p.rows))
                .toArray();
    }
}
