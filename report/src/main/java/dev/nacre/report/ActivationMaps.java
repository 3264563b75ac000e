package dev.nacre.report;

import dev.nacre.Network;
import dev.nacre.Shape;
import dev.nacre.diagnosis.FeatureMaps;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * An image on its way through the layers of a network.
 *
 * @param network any network whose inputs are images
 * @param image one sample
 * @param full the value of white, or of the full colour
 */
public record ActivationMaps(Network network, FloatMatrix image, float full) {
    private static final int MOST = 16;

    /**
     * The image and the maps of each layer, with a heading. Layers whose outputs are no images, or of a single pixel,
     * are left out.
     *
     * @return a section
     */
    public Section section() {
        StringBuilder rows = new StringBuilder("<span>the picture</span>")
                .append(new Photos(image, network.inputShape(), full, 1).html("the picture"))
                .append('\n');
        for (FeatureMaps layer : FeatureMaps.of(network, image)) {
            Shape shape = layer.shape();
            if (shape.isFlat()) continue;
            String name = layer.layer() + " " + shape;
            rows.append("<span>").append(Html.escape(name)).append("</span>");
            rows.append(Tiles.signed(first(layer.maps(0)), shape.height(), shape.width(), MOST)
                            .html(name))
                    .append('\n');
        }
        return new Section(
                "A picture on its way through the layers",
                "<p>The outputs of each layer, one map for each of its first " + MOST
                        + " channels: <b class=\"plus\">blue</b> above zero, <b class=\"minus\">orange</b> below, each"
                        + " to its own scale.</p>\n<div class=\"strips maps\">" + rows + "</div>");
    }

    private static FloatMatrix first(FloatMatrix maps) {
        int[] shown = IntStream.range(0, Math.min(MOST, maps.columns)).toArray();
        FloatMatrix some = new FloatMatrix(maps.rows, shown.length);
        System.arraycopy(maps.data, 0, some.data, 0, some.length);
        return some;
    }
}
