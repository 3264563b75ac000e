package dev.nacre.examples.lab;

import dev.nacre.report.Html;
import java.util.List;

/**
 * A picture to paint into: a digit for each pixel, row by row, 0 for paper, 9 for ink, {@code .} for a pixel that is
 * left as it is.
 *
 * @param name its name in addresses
 * @param label the text above it
 * @param side pixels in a row, and rows
 */
record Pixels(String name, String label, int side) implements Control {
    @Override
    public String value() {
        return ".".repeat(side * side);
    }

    @Override
    public String checked(String pixels) {
        if (pixels.matches("[0-9.]{" + side * side + "}")) return pixels;
        throw wrong(pixels, side * side + " characters, each a digit or a dot");
    }

    @Override
    public String input() {
        return "<input" + Control.attributes(List.of("type", "hidden", "name", name, "value", value()))
                + "><div class=\"paint\""
                + Control.attributes(List.of(
                        "data-side",
                        side,
                        "role",
                        "application",
                        "tabindex",
                        0,
                        "aria-label",
                        label + ": arrow keys move, space paints, x wipes, . leaves"))
                + "></div>";
    }

    @Override
    public String html() {
        return "<div class=\"control\"><span>" + Html.escape(label) + "</span>" + input() + "</div>\n";
    }
}
