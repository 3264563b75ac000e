package dev.nacre.examples;

import dev.nacre.report.Section;
import dev.nacre.report.Tiles;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Images that show what a run learned without labels.
 *
 * @param run a run with pre-trained autoencoders
 * @param part the data for evaluation: test or validation
 */
record DigitsPictures(DigitsRun run, String part) {
    private static final int MOST_FILTERS = 144;

    List<Section> sections() {
        return List.of(filters(), restored());
    }

    /** The filters with the largest weights first, each with its own scale. */
    private Section filters() {
        FloatMatrix weights = run.pictures().filters();
        int[] order = IntStream.range(0, weights.columns)
                .boxed()
                .sorted(Comparator.comparingDouble(unit -> -norm(weights, unit)))
                .limit(MOST_FILTERS)
                .mapToInt(i -> i)
                .toArray();
        FloatMatrix shown = new Images(weights, run.ink()).select(order).pixels();
        int side = run.ink().side();
        String tiles = Tiles.signed(shown, side, side, 18).html("filters of the first layer");
        return new Section("Filters learned without labels", """
                <p>Each unit of the first layer looks at the image in its own way: <b class="plus">blue</b> pixels \
                excite it,
                <b class="minus">orange</b> ones inhibit it. Nobody drew these strokes and edges: they help \
                to restore damaged
                digits. %s</p>
                <div class="filters">%s</div>""".formatted(note(weights.columns), tiles));
    }

    private static String note(int units) {
        return units > MOST_FILTERS
                ? "Shown are the " + MOST_FILTERS + " of " + units + " with the largest weights, each to its own scale."
                : "Each has its own scale.";
    }

    /** Digits, the same digits damaged, and restored. */
    private Section restored() {
        Pictures pictures = run.pictures();
        String strips = strip("original", pictures.originals())
                + (pictures.corrupted() == pictures.originals() ? "" : strip("corrupted", pictures.corrupted()))
                + strip("restored", pictures.reconstructed());
        return new Section("Damaged and restored digits", """
                <p>Digits from the %s part, the same after the corruption it trains with, and what the pre-trained \
                autoencoders make of
                the damaged ones: all the way up to the highest code and back down.</p>
                <div class="strips">%s</div>""".formatted(part, strips));
    }

    private String strip(String name, FloatMatrix images) {
        return new Images(images, run.ink()).strip(name);
    }

    private static double norm(FloatMatrix m, int column) {
        double sum = 0;
        for (int i = column * m.rows; i < (column + 1) * m.rows; i++) sum += m.data[i] * m.data[i];
        return sum;
    }
}
