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
 * Small square pictures beside and below each other, as one picture.
 *
 * @param images pixels × images, each row by row
 * @param side pixels in a row
 * @param perRow images beside each other
 * @param palette the palette of each image
 */
public record Tiles(FloatMatrix images, int side, int perRow, IntFunction<Palette> palette) {
    /** What side an image of more than a few pixels is enlarged to, about. */
    private static final int SIZE = 48;

    private static final int MOST = 6;

    /** Empty pixels between images. */
    private static final int GAP = 1;

    /**
     * The picture.
     *
     * @param alternative what it shows, for those who don't see it
     * @return an {@code img} element
     */
    public String html(String alternative) {
        return element("pixels", alternative);
    }

    /**
     * Black ink on paper, or white on black where the page is dark.
     *
     * @param images pixels × images, each row by row; 0 and less is paper
     * @param side pixels in a row
     * @param perRow images beside each other
     * @param full the value of full ink
     * @param alternative what it shows, for those who don't see it
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

    /** Each pixel becomes a square of this size, so that no browser has to guess how to enlarge it. */
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
        // in memory: ImageIO's own stream would register a shutdown hook, which is refused while a process ends
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
