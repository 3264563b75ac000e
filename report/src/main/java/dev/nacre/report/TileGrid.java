package dev.nacre.report;

import java.awt.image.BufferedImage;

/**
 * A grid of images of one size, drawn as one.
 *
 * @param count number of images
 * @param height rows of each
 * @param width pixels in a row of each
 * @param perRow images per row of the grid
 */
record TileGrid(int count, int height, int width, int perRow) {
    /** The approximate side in pixels to which small images are enlarged. */
    private static final int SIZE = 48;

    private static final int MOST = 6;

    /** Empty pixels between images. */
    private static final int GAP = 1;

    /** The colour of a pixel. */
    @FunctionalInterface
    interface Colour {
        int argb(int image, int pixel);
    }

    /** The enlargement: each pixel becomes a square of this size, so that browsers need not interpolate. */
    private int zoom() {
        return Math.max(2, Math.min(MOST, SIZE / Math.max(height, width)));
    }

    /** An {@code img} element. */
    String html(String classes, String alternative, Colour colour) {
        BufferedImage picture = picture(colour);
        return "<img class=\"" + classes + "\" width=\"" + picture.getWidth() + "\" height=\"" + picture.getHeight()
                + "\" alt=\"" + Html.escape(alternative) + "\" src=\"" + Tiles.dataUri(picture) + "\">";
    }

    private BufferedImage picture(Colour colour) {
        int columns = Math.min(perRow, count);
        int rows = (count + columns - 1) / columns;
        int gap = GAP * zoom();
        int across = width * zoom() + gap;
        int down = height * zoom() + gap;
        BufferedImage picture =
                new BufferedImage(columns * across - gap, rows * down - gap, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < count; i++) draw(picture, i, i % columns * across, i / columns * down, colour);
        return picture;
    }

    private void draw(BufferedImage picture, int image, int left, int top, Colour colour) {
        int zoom = zoom();
        for (int y = 0; y < height * zoom; y++)
            for (int x = 0; x < width * zoom; x++)
                picture.setRGB(left + x, top + y, colour.argb(image, y / zoom * width + x / zoom));
    }
}
