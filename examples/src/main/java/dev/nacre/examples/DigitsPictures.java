package dev.nacre.examples;

import dev.nacre.report.Palette;
import dev.nacre.report.Tiles;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/** The pictures of the page about a run. */
record DigitsPictures(DigitsRun run) {
    private static final int MOST_FILTERS = 144;
    private static final int MOST_MISTAKES = 24;

    /** The filters with the largest weights first, each with its own scale. */
    String filters() {
        FloatMatrix weights = run.pictures().filters();
        if (!run.pictures().learned()) return "";
        int[] order = IntStream.range(0, weights.columns)
                .boxed()
                .sorted(Comparator.comparingDouble(unit -> -norm(weights, unit)))
                .limit(MOST_FILTERS)
                .mapToInt(i -> i)
                .toArray();
        FloatMatrix shown = columns(weights, order);
        return "<div class=\"filters\">"
                + new Tiles(shown, run.ink().side(), 18, unit -> Palette.signed(largest(shown, unit)))
                        .html("filters of the first layer")
                + "</div>";
    }

    String filtersNote() {
        int units = run.pictures().filters().columns;
        return units > MOST_FILTERS
                ? "Shown are the " + MOST_FILTERS + " of " + units + " with the largest weights, each to its own scale."
                : "Each has its own scale.";
    }

    /** Digits, damaged digits, restored digits. */
    String strips() {
        Pictures pictures = run.pictures();
        return strip("original", pictures.originals())
                + (pictures.corrupted() == pictures.originals() ? "" : strip("corrupted", pictures.corrupted()))
                + strip("restored", pictures.reconstructed());
    }

    private String strip(String name, FloatMatrix images) {
        return "<span>" + name + "</span>" + drawn(images, name + " digits") + "\n";
    }

    private String drawn(FloatMatrix images, String alternative) {
        Ink ink = run.ink();
        return new Tiles(images, ink.side(), images.columns, image -> Palette.ink(ink.full()))
                .html(alternative)
                .replace("class=\"pixels\"", "class=\"pixels ink\"");
    }

    String mistakesTitle() {
        int wrong = run.mistakes().length;
        return wrong == 0 ? "No mistake" : wrong == 1 ? "The one it got wrong" : "The " + wrong + " it got wrong";
    }

    String mistakesNote() {
        int wrong = run.mistakes().length;
        if (wrong == 0) return "Every digit was read as what it is.";
        return wrong > MOST_MISTAKES
                ? "The " + MOST_MISTAKES + " that it was most sure of. Would you have read them?"
                : "Those that it was most sure of come first. Would you have read them?";
    }

    String mistakes() {
        return IntStream.of(run.mistakes())
                .limit(MOST_MISTAKES)
                .mapToObj(this::mistake)
                .collect(Collectors.joining("\n"));
    }

    private String mistake(int sample) {
        FloatMatrix image = columns(run.test().samples().x(), sample);
        int read = run.predicted(sample);
        int truth = run.test().classOf(sample);
        return String.format(
                Locale.ROOT,
                "<figure>%s<figcaption>read as <b>%s</b>, %.0f %%<br><small>is %s, %.0f %%</small></figcaption></figure>",
                drawn(image, "a digit"),
                run.test().labels().get(read),
                100 * run.probability(sample, read),
                run.test().labels().get(truth),
                100 * run.probability(sample, truth));
    }

    private static FloatMatrix columns(FloatMatrix source, int... which) {
        FloatMatrix part = new FloatMatrix(source.rows, which.length);
        for (int i = 0; i < which.length; i++)
            System.arraycopy(source.data, which[i] * source.rows, part.data, i * source.rows, source.rows);
        return part;
    }

    private static double norm(FloatMatrix m, int column) {
        double sum = 0;
        for (int i = column * m.rows; i < (column + 1) * m.rows; i++) sum += m.data[i] * m.data[i];
        return sum;
    }

    private static float largest(FloatMatrix m, int column) {
        float largest = 1e-9f;
        for (int i = column * m.rows; i < (column + 1) * m.rows; i++) largest = Math.max(largest, Math.abs(m.data[i]));
        return largest;
    }
}
