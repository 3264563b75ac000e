package dev.nacre.report;

import dev.nacre.Network;
import dev.nacre.Shape;
import dev.nacre.compute.Argmax;
import dev.nacre.diagnosis.Saliency;
import java.util.List;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Which pixels decide: images, and the {@link Saliency} of their predicted classes. A pixel's saliency is the largest
 * absolute gradient of its channels (Simonyan et al., 2014).
 *
 * @param network a classifier of images
 * @param images numbers × images
 * @param full the value of white, or of the full colour
 * @param labels names of the classes
 */
public record SaliencyMaps(Network network, FloatMatrix images, float full, List<String> labels) {
    /** Copies the list. */
    public SaliencyMaps {
        labels = List.copyOf(labels);
    }

    /**
     * The images, and their saliency below, with a heading.
     *
     * @return a section
     */
    public Section section() {
        FloatMatrix y = network.infer(images);
        int[] predicted = IntStream.range(0, y.columns)
                .map(s -> Argmax.of(y.data, s * y.rows, (s + 1) * y.rows))
                .toArray();
        FloatMatrix maps = perPixel(Saliency.of(network, images, predicted), network.inputShape());
        Shape shape = network.inputShape();
        StringBuilder figures = new StringBuilder();
        for (int s = 0; s < images.columns; s++) {
            FloatMatrix map = new FloatMatrix(maps.rows, 1);
            System.arraycopy(maps.data, s * maps.rows, map.data, 0, maps.rows);
            figures.append("<figure>")
                    .append(new Photos(images, shape, full, 1).html(s, "a picture"))
                    .append(Tiles.signed(map, shape.height(), shape.width(), 1).html("its saliency"))
                    .append("<figcaption>predicted <b>")
                    .append(Html.escape(labels.get(predicted[s])))
                    .append("</b></figcaption></figure>\n");
        }
        return new Section(
                "Pixels that decide",
                "<p>Below each picture, how much the score of the predicted class depends on each pixel: the absolute"
                        + " gradient, each to its own scale. If it is strong beside the object, the network may have"
                        + " learned the background.</p>\n<div class=\"mistakes\">" + figures + "</div>");
    }

    private static FloatMatrix perPixel(FloatMatrix gradients, Shape shape) {
        FloatMatrix maps = new FloatMatrix(shape.pixels(), gradients.columns);
        for (int i = 0; i < maps.length; i++)
            for (int c = 0; c < shape.channels(); c++)
                maps.data[i] = Math.max(maps.data[i], Math.abs(gradients.data[i * shape.channels() + c]));
        return maps;
    }
}
