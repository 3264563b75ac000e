package dev.nacre.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jblas.FloatMatrix;

/**
 * A grid of small images with one number for each pixel, as one image.
 *
 * @param images pixels × images, each row by row
 * @param height rows of each
 * @param width pixels in a row of each
 * @param perRow images per row of the grid
 * @param palette the palette of each image
 */
public record Tiles(FloatMatrix images, int height, int width, int perRow, IntFunction<Palette> palette) {
    /**
     * Square images.
     *
     * @param images pixels × images, each row by row
     * @param side pixels per row
     * @param perRow images per row of the grid
     * @param palette the palette of each image
     */
    public Tiles(FloatMatrix images, int side, int perRow, IntFunction<Palette> palette) {
        this(images, side, side, perRow, palette);
    }

    /**
     * Blue above zero, orange below; each image has its own scale.
     *
     * @param images pixels × images, each row by row
     * @param height rows of each
     * @param width pixels in a row of each
     * @param perRow images per row of the grid
     * @return the grid
     */
    public static Tiles signed(FloatMatrix images, int height, int width, int perRow) {
        return new Tiles(images, height, width, perRow, image -> Palette.signed(largest(images, image)));
    }

    private static float largest(FloatMatrix images, int image) {
        float largest = 1e-9f;
        for (int i = image * images.rows; i < (image + 1) * images.rows; i++)
            largest = Math.max(largest, Math.abs(images.data[i]));
        return largest;
    }

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
        Palette[] palettes =
                IntStream.range(0, images.columns).mapToObj(palette).toArray(Palette[]::new);
        return new TileGrid(images.columns, height, width, perRow)
                .html(
                        classes,
                        alternative,
                        (image, pixel) -> palettes[image].argb(images.data[image * images.rows + pixel]));
    }

    /**
     * An image for a {@code src} or {@code href}.
     *
     * @param picture any image
     * @return a {@code data:} URI with a PNG
     */
    public static String dataUri(BufferedImage picture) {
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
