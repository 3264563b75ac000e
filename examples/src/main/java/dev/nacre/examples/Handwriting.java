package dev.nacre.examples;

import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * Handwritten digits for training and for evaluation.
 *
 * @param train the training data
 * @param test the data for evaluation
 * @param ink the pixel values
 * @param scaling the layer that scales pixels from 0 (paper) to 1 (ink)
 * @param source their origin, for reports
 */
record Handwriting(Dataset train, Dataset test, Ink ink, String scaling, String source) {
    private static final double TRAINING_SHARE = 0.8;
    /** Images of MNIST that most networks train on in minutes. */
    static final int SOME = 10_000;

    /** All images of MNIST. */
    static final int ALL = Integer.MAX_VALUE;

    private static final int MOST_JUDGED = 2_000;

    /**
     * The digits in the jar, split by the seed; or the first ones of MNIST in a folder, at most so many for training.
     */
    static Handwriting read(Path folder, long seed, int most) throws IOException {
        if (folder == null) {
            Split parts = DigitsData.shipped().split(TRAINING_SHARE, seed);
            return new Handwriting(parts.training(), parts.test(), DigitsData.INK, "scale(0.0625)", DigitsData.SOURCE);
        }
        MnistData mnist = MnistData.read(folder);
        Dataset train = first(mnist.training(), most);
        Dataset test = first(mnist.test(), MOST_JUDGED);
        String source = "Data: " + MnistData.SOURCE + "; the first " + train.size()
                + " digits of the training part and the first " + test.size() + " of the test part.";
        return new Handwriting(
                train, test, mnist.ink(), "scale(" + 1 / mnist.ink().full() + ")", source);
    }

    private static Dataset first(Dataset data, int most) {
        return data.select(IntStream.range(0, Math.min(most, data.size())).toArray());
    }

    /**
     * For choosing settings: judged by images of the training part that are not trained on. The images for evaluation
     * stay unused.
     */
    static Handwriting forChoosing(Path folder, long seed, int most) throws IOException {
        Handwriting all = read(folder, seed, most);
        Split parts = all.train.split(TRAINING_SHARE, seed);
        return new Handwriting(parts.training(), parts.test(), all.ink, all.scaling, all.source);
    }

    /** The pixel values after scaling. */
    Ink scaled() {
        return new Ink(ink.side(), 1);
    }
}
