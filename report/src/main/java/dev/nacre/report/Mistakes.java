package dev.nacre.report;

import dev.nacre.compute.Argmax;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Square pictures that were taken for something else than they are.
 *
 * @param images pixels × samples, each row by row; 0 and less is paper
 * @param side pixels in a row
 * @param full the value of full ink
 * @param labels names of the classes
 * @param truth the class of each sample, as an index
 * @param probabilities of the classes, as predicted, classes × samples
 */
public record Mistakes(
        FloatMatrix images, int side, float full, List<String> labels, int[] truth, FloatMatrix probabilities) {
    private static final int MOST = 24;

    /** Checks that the parts fit. */
    public Mistakes {
        labels = List.copyOf(labels);
        if (images.rows != side * side || images.columns != truth.length || probabilities.columns != truth.length)
            throw new IllegalArgumentException(images.rows + " × " + images.columns + " pixels × samples, "
                    + truth.length + " classes and " + probabilities.columns + " predictions don't fit, with " + side
                    + " pixels in a row");
    }

    /**
     * Which they are.
     *
     * @return indices of samples, those first that the model is most sure of
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
     * The pictures, with what they are and what they were taken for.
     *
     * @return a section
     */
    public Section section() {
        int[] wrong = samples();
        if (wrong.length == 0) return new Section("No mistake", "<p>Every picture was taken for what it is.</p>");
        String title = wrong.length == 1 ? "The one it got wrong" : "The " + wrong.length + " it got wrong";
        String which = wrong.length > MOST
                ? "The " + MOST + " that it was most sure of."
                : "Those that it was most sure of come first.";
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
                "<figure>%s<figcaption>taken for <b>%s</b>, %.0f %%<br><small>is %s, %.0f %%</small></figcaption></figure>",
                Tiles.inked(image, side, 1, full, "a picture of " + labels.get(truth[sample])),
                Html.escape(labels.get(predicted(sample))),
                100 * probability(sample, predicted(sample)),
                Html.escape(labels.get(truth[sample])),
                100 * probability(sample, truth[sample]));
    }
}
