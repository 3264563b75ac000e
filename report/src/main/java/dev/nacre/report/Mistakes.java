package dev.nacre.report;

import dev.nacre.compute.Argmax;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * The misclassified images of a data set.
 *
 * @param picture an {@code img} element for a sample, by its index
 * @param labels names of the classes
 * @param truth the class of each sample, as an index
 * @param probabilities predicted class probabilities, classes × samples
 */
public record Mistakes(IntFunction<String> picture, List<String> labels, int[] truth, FloatMatrix probabilities) {
    private static final int MOST = 24;

    /** Checks that the components match. */
    public Mistakes {
        labels = List.copyOf(labels);
        if (probabilities.columns != truth.length)
            throw new IllegalArgumentException("each sample needs one true class and one prediction, got "
                    + truth.length + " true classes and " + probabilities.columns + " predictions");
    }

    /**
     * Square images in black on white, or white on black in dark mode.
     *
     * @param images pixels × samples, each image row by row; values of 0 and less are blank paper
     * @param side pixels per row
     * @param full the value of full ink
     * @param labels names of the classes
     * @param truth the class of each sample, as an index
     * @param probabilities predicted class probabilities, classes × samples
     * @return the mistakes
     */
    public static Mistakes inked(
            FloatMatrix images, int side, float full, List<String> labels, int[] truth, FloatMatrix probabilities) {
        if (images.rows != side * side || images.columns != truth.length)
            throw new IllegalArgumentException("images must be side² × samples, not " + images.rows + " × "
                    + images.columns + " with side " + side + " and " + truth.length + " samples");
        return new Mistakes(
                sample ->
                        Tiles.inked(column(images, sample), side, 1, full, "a picture of " + labels.get(truth[sample])),
                labels,
                truth,
                probabilities);
    }

    private static FloatMatrix column(FloatMatrix images, int sample) {
        FloatMatrix image = new FloatMatrix(images.rows, 1);
        System.arraycopy(images.data, sample * images.rows, image.data, 0, images.rows);
        return image;
    }

    /**
     * The misclassified samples.
     *
     * @return indices of samples, highest predicted probability first
     */
    public int[] samples() {
        return IntStream.range(0, truth.length)
                .filter(s -> predicted(s) != truth[s])
                .boxed()
                .sorted(Comparator.comparingDouble(s -> -probability(s, predicted(s))))
                .mapToInt(s -> s)
                .toArray();
    }

    private int predicted(int sample) {
        return Argmax.of(probabilities.data, sample * probabilities.rows, (sample + 1) * probabilities.rows);
    }

    private float probability(int sample, int label) {
        return probabilities.data[sample * probabilities.rows + label];
    }

    /**
     * The images, with true and predicted classes.
     *
     * @return a section
     */
    public Section section() {
        int[] wrong = samples();
        if (wrong.length == 0)
            return new Section("No misclassified image", "<p>Every image was classified correctly.</p>");
        String title = wrong.length == 1 ? "The misclassified image" : "The " + wrong.length + " misclassified images";
        String which = wrong.length > MOST
                ? "The " + MOST + " with the highest predicted probability."
                : "Sorted by predicted probability, highest first.";
        return new Section(
                title,
                "<p>" + which + " Would you have known?</p>\n<div class=\"mistakes\">"
                        + IntStream.of(wrong).limit(MOST).mapToObj(this::figure).collect(Collectors.joining("\n"))
                        + "</div>");
    }

    /** An image with its true and predicted class. */
    String figure(int sample) {
        return String.format(
                Locale.ROOT,
                "<figure>%s<figcaption>predicted <b>%s</b>, %.0f %%<br>"
                        + "<small>is %s, %.0f %%</small></figcaption></figure>",
                picture.apply(sample),
                Html.escape(labels.get(predicted(sample))),
                100 * probability(sample, predicted(sample)),
                Html.escape(labels.get(truth[sample])),
                100 * probability(sample, truth[sample]));
    }
}
