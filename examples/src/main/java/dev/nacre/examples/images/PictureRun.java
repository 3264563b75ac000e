package dev.nacre.examples.images;

import dev.nacre.Loss;
import dev.nacre.data.ImageFolder;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.model.Model;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A training on a folder of pictures, and its test.
 *
 * @param parts the pictures
 * @param format how they were read
 * @param streamed whether they were read anew in every epoch
 * @param loss the loss
 * @param effort how long it learned
 * @param choice how the augmentation was chosen; empty if it wasn't
 * @param learned the network, with the record of its training
 * @param test its answers to the test pictures
 * @param seed of split, weights and order
 * @param seconds duration of all
 */
record PictureRun(
        PictureParts parts,
        ImageFolder format,
        boolean streamed,
        Loss loss,
        Effort effort,
        Optional<AugmentationChoice> choice,
        LearnedPictures learned,
        PictureTest test,
        long seed,
        double seconds) {
    /** The model with notes on where it comes from. */
    Model model() {
        return learned.model()
                .noted(Map.of(
                        "seed", Long.toString(seed),
                        "pictures", Integer.toString(parts.size()),
                        "test accuracy", figure(test.accuracy())));
    }

    /** The result, in a line. */
    String result() {
        String balanced = String.format(Locale.ROOT, ", mean of the classes %.4f", test.balancedAccuracy());
        return "test accuracy " + figure(test.accuracy()) + (weighted() ? balanced : "")
                + learned.transferred()
                        .map(gain -> ", from scratch " + figure(gain.scratch()))
                        .orElse("");
    }

    /** Whether classes differ in size. */
    boolean weighted() {
        return !(loss instanceof CrossEntropy);
    }

    static String figure(double accuracy) {
        return String.format(Locale.ROOT, "%.4f", accuracy);
    }
}
