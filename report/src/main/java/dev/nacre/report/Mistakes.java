package dev.nacre.report;

import dev.nacre.compute.Argmax;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * The misclassified images of a data set of square images.
 *
 * @param images pixels × samples, each image row by row; values of 0 and less are blank paper
 * @param side pixels per row
 * @param full the value of full ink
 * @param labels names of the classes
 * @param truth the class of each sample, as an index
 * @param probabilities predicted class probabilities, classes × samples
 */
public record Mistakes(
        FloatMatrix images, int side, float full, List<String> labels, int[] truth, FloatMatrix probabilities) {
    private static final int MOST = 24;

    /** Checks that the components match. */
    public Mistakes {
        labels = List.copyOf(labels);
        if (images.rows != side * side || images.columns != truth.length || probabilities.columns != truth.length)
            throw new IllegalArgumentException("images must be side² × samples with one true class and one"
                    + " prediction per sample, not " + images.rows + " × " + images.columns + " with side " + side
                    + ", "
                    + truth.length + " true classes and " + probabilities.columns + " predictions");
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

    private String figure(int sample) {
        FloatMatrix image = new FloatMatrix(images.rows, 1);
        System.arraycopy(images.data, sample * images.rows, image.data, 0, images.rows);
        return String.format(
                Locale.ROOT,
                "<figure>%s<figcaption>predicted <b>%s</b>, %.0f %%<br>"
                        + "<small>is %s, %.0f %%</small></figcaption></figure>",
                Tiles.inked(image, side, 1, full, "a picture of " + labels.get(truth[sample])),
                Html.escape(labels.get(predicted(sample))),
                100 * probability(sample, predicted(sample)),
                Html.escape(labels.get(truth[sample])),
                100 * probability(sample, truth[sample]));
    }
}
