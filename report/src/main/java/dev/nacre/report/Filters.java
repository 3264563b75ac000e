package dev.nacre.report;

import dev.nacre.Layers;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import java.util.List;
import java.util.Optional;
import org.jblas.FloatMatrix;

/**
 * The filters of a layer that sees pictures, as images.
 *
 * @param layer in a few words, such as {@code first convolution}
 * @param weights numbers × filters, channels innermost
 * @param shape of one filter
 */
public record Filters(String layer, FloatMatrix weights, Shape shape) {
    private static final int MOST = 64;
    private static final int PER_ROW = 16;

    /**
     * The filters of the lowest convolution of a network.
     *
     * @param network any network
     * @return empty if it has no convolution
     */
    public static Optional<Filters> first(Network network) {
        for (Parameter parameter : Layers.parameters(network.layer())) {
            List<Long> shape = parameter.shape(); // filters, channels, height, width
            if (shape.size() != 4) continue;
            return Optional.of(new Filters(
                    "first convolution",
                    parameter.value(),
                    new Shape(
                            shape.get(2).intValue(),
                            shape.get(3).intValue(),
                            shape.get(1).intValue())));
        }
        return Optional.empty();
    }

    /**
     * The filters of the lowest layer with weights: the lowest convolution, or else a dense layer that sees pictures.
     *
     * @param network any network
     * @param shape of its samples
     * @return empty if it sees no pictures
     */
    static Optional<Filters> lowest(Network network, Shape shape) {
        Optional<FloatMatrix> dense = Layers.parameters(network.layer()).stream()
                .filter(parameter -> !shape.isFlat() && parameter.shape().size() == 2)
                .map(Parameter::value)
                .filter(weights -> weights.rows == shape.size())
                .findFirst();
        return first(network).or(() -> dense.map(weights -> new Filters("first layer", weights, shape)));
    }

    /** The same filters, which don't change any more. */
    Filters copy() {
        return new Filters(layer, weights.dup(), shape);
    }

    /**
     * The filters with a heading. Those that see three channels are shown in colour, from the smallest weight to the
     * largest; others in blue and orange, the sum over their channels.
     *
     * @return a section
     */
    public Section section() {
        int shown = Math.min(MOST, weights.columns);
        String which =
                shown < weights.columns ? "The first " + shown + " of " + weights.columns + " filters" : "Filters";
        String explanation = shape.channels() == 3
                ? " of the " + layer + ", in the colours of the pixels that excite them: grey is no effect."
                : " of the " + layer + ": <b class=\"plus\">blue</b> pixels excite them,"
                        + " <b class=\"minus\">orange</b> ones inhibit them.";
        return new Section(
                "Filters of the " + layer,
                "<p>" + which + explanation + " Each has its own scale.</p>\n<div class=\"kernels\">" + tiles(shown)
                        + "</div>");
    }

    private String tiles(int shown) {
        String alternative = "filters of the " + layer;
        if (shape.channels() == 3) return new Photos(scaled(shown), shape, 1, PER_ROW).html(alternative);
        FloatMatrix sums = new FloatMatrix(shape.pixels(), shown);
        for (int i = 0; i < sums.length; i++)
            for (int c = 0; c < shape.channels(); c++) sums.data[i] += weights.data[i * shape.channels() + c];
        return Tiles.signed(sums, shape.height(), shape.width(), PER_ROW).html(alternative);
    }

    /** Each filter's weights from −m to m become 0 to 1, where m is its largest absolute weight. */
    private FloatMatrix scaled(int shown) {
        FloatMatrix scaled = new FloatMatrix(weights.rows, shown);
        for (int f = 0; f < shown; f++) {
            float largest = 1e-9f;
            for (int i = f * weights.rows; i < (f + 1) * weights.rows; i++)
                largest = Math.max(largest, Math.abs(weights.data[i]));
            for (int i = f * weights.rows; i < (f + 1) * weights.rows; i++)
                scaled.data[i] = 0.5f + 0.5f * weights.data[i] / largest;
        }
        return scaled;
    }
}
