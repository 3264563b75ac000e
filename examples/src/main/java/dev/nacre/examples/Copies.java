package dev.nacre.examples;

import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Shows whether generated images are copies of the training data.
 *
 * @param digits the training data
 * @param pictures generated images, pixels × images, from 0 to 1
 */
record Copies(Handwriting digits, FloatMatrix pictures) {
    private static final int COMPARED = 12;

    /** The first images, each above the nearest one in the training data. */
    String html() {
        FloatMatrix x = digits.train().samples().x();
        FloatMatrix known = new FloatMatrix(x.rows, x.columns);
        for (int i = 0; i < known.length; i++)
            known.data[i] = x.data[i] / digits.ink().full();
        Neighbours neighbours =
                new Neighbours(known, IntStream.range(0, known.columns).toArray(), 1);
        int[] first = IntStream.range(0, COMPARED).toArray();
        int[] nearest =
                IntStream.of(first).map(s -> neighbours.vote(pictures, s)).toArray();
        return "<p>Are they copies? Below each of the first ones is the nearest digit in the training data:</p>\n"
                + "<div class=\"strips\">"
                + new Images(pictures, digits.scaled()).select(first).strip("generated")
                + new Images(known, digits.scaled()).select(nearest).strip("nearest") + "</div>";
    }
}
