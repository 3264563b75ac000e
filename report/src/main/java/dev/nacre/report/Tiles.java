package dev.nacre.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.function.IntFunction;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jblas.FloatMatrix;

/**
 * A grid of small square images, as one image.
 *
 * @param images pixels × images, each row by row
 * @param side pixels per row
 * @param perRow images per row of the grid
 * @param palette the palette of each image
 */
public record Tiles(FloatMatrix images, int side, int perRow, IntFunction<Palette> palette) {
    /** The approximate side in pixels to which small images are enlarged. */
    private static final int SIZE = 48;

    private static final int MOST = 6;

    /** Empty pixels between images. */
    private static final int GAP = 1;

    /**
     * The image.
     *
     * @param alternative alternative text for those who can't see it
     * @return an {@code img} element
     */
    public String html(String alternative) {
        return element("pixels", alternative);
    }

    /**
     * Black on white, or white on black in dark mode.
     *
     * @param images pixels × images, each image row by row; values of 0 and less are blank paper
     * @param side pixels per row
     * @param perRow images per row of the grid
     * @param full the value of full black
     * @param alternative alternative text for those who can't see it
     * @return an {@code img} element
     */
    public static String inked(FloatMatrix images, int side, int perRow, float full, String alternative) {
        return new Tiles(images, side, perRow, image -> Palette.ink(full)).element("pixels ink", alternative);
    }

    private String element(String classes, String alternative) {
        BufferedImage picture = picture();
        return "<img class=\"" + classes + "\" width=\"" + picture.getWidth() + "\" height=\"" + picture.getHeight()
                + "\" alt=\"" + Html.escape(alternative) + "\" src=\"" + dataUri(picture) + "\">";
    }

    /** The enlargement: each pixel becomes a square of this size, so that browsers need not interpolate. */
    private int zoom() {
        return Math.max(2, Math.min(MOST, SIZE / side));
    }

    private BufferedImage picture() {
        int count = images.columns;
        int columns = Math.min(perRow, count);
        int rows = (count + columns - 1) / columns;
        int gap = GAP * zoom();
        int pitch = side * zoom() + gap;
        BufferedImage picture =
                new BufferedImage(columns * pitch - gap, rows * pitch - gap, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < count; i++) draw(picture, i, i % columns * pitch, i / columns * pitch);
        return picture;
    }

    private void draw(BufferedImage picture, int image, int left, int top) {
        Palette colours = palette.apply(image);
        int zoom = zoom();
        for (int y = 0; y < side * zoom; y++)
            for (int x = 0; x < side * zoom; x++) {
                float value = images.data[image * images.rows + y / zoom * side + x / zoom];
                picture.setRGB(left + x, top + y, colours.argb(value));
            }
    }

    static String dataUri(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // in memory: ImageIO's own stream would register a shutdown hook, which fails while the process ends
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
