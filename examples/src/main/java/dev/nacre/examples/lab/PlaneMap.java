package dev.nacre.examples.lab;

import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.report.Palette;
import dev.nacre.report.Tiles;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jblas.FloatMatrix;

/** What a network and its units answer everywhere in the plane. */
final class PlaneMap {
    /** The maps reach from −REACH to REACH. */
    static final int REACH = 4;

    private static final int FINE = 56;
    private static final int COARSE = 22;
    private static final int MOST_UNITS = 16;

    private PlaneMap() {}

    /** The plane's points, row by row from the top left one. */
    private static FloatMatrix grid(int side) {
        FloatMatrix points = new FloatMatrix(2, side * side);
        for (int i = 0; i < side * side; i++) {
            points.data[2 * i] = REACH * ((2 * (i % side) + 1f) / side - 1);
            points.data[2 * i + 1] = REACH * (1 - (2 * (i / side) + 1f) / side);
        }
        return points;
    }

    /** Class 1 in blue, class 0 in orange, paler where the network is in doubt; a data URI. */
    static String decision(Network network) {
        FloatMatrix logits = network.infer(grid(FINE));
        BufferedImage image = new BufferedImage(FINE, FINE, BufferedImage.TYPE_INT_ARGB);
        Palette palette = Palette.signed(1.7f);
        for (int i = 0; i < logits.length; i++)
            image.setRGB(i % FINE, i / FINE, palette.argb((float) Math.tanh(logits.data[i] / 2)));
        return Tiles.dataUri(image);
    }

    /** A row of small maps for each hidden layer: what goes into the next layer with weights. */
    static String units(Network network) {
        StringBuilder html = new StringBuilder();
        FloatMatrix x = grid(COARSE);
        List<Layer> layers = network.layers();
        for (int i = 0, shown = 0; i < layers.size() - 1; i++) {
            x = layers.get(i).forward(x, Mode.INFER);
            if (layers.get(i + 1).parameters().isEmpty()) continue;
            String name = "layer " + ++shown + ", " + x.rows + " units";
            html.append("<span>").append(name).append("</span>").append(tiles(x).html(name));
        }
        return html.length() == 0 ? "" : "<div class=\"strips\">" + html + "</div>";
    }

    private static Tiles tiles(FloatMatrix outputs) {
        int units = Math.min(MOST_UNITS, outputs.rows);
        FloatMatrix maps = new FloatMatrix(outputs.columns, units);
        for (int u = 0; u < units; u++)
            for (int p = 0; p < outputs.columns; p++) maps.data[u * outputs.columns + p] = outputs.get(u, p);
        return Tiles.signed(maps, COARSE, COARSE, 8);
    }
}
