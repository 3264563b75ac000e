package dev.nacre.examples;

import dev.nacre.compute.SampleSum;
import org.jblas.FloatMatrix;

/** How much images differ from each other. */
final class Variety {
    private Variety() {}

    /** The mean distance of an image to the most similar other one: 0 if each occurs twice. Pixels × images. */
    static double of(FloatMatrix images) {
        return SampleSum.of(images, image -> nearest(images, image)) / images.columns;
    }

    private static double nearest(FloatMatrix images, int image) {
        double least = Double.POSITIVE_INFINITY;
        for (int other = 0; other < images.columns; other++)
            if (other != image) least = Math.min(least, squares(images, image, other));
        return Math.sqrt(least);
    }

    private static double squares(FloatMatrix images, int a, int b) {
        double sum = 0;
        for (int i = 0; i < images.rows; i++) {
            double difference = images.data[a * images.rows + i] - images.data[b * images.rows + i];
            sum += difference * difference;
        }
        return sum;
    }
}
