package dev.nacre.report;

import dev.nacre.Shape;
import org.jblas.FloatMatrix;

/**
 * A grid of grey or coloured pictures, as one image. They look the same in light and dark mode: 0 is black.
 *
 * @param images numbers × images, channels innermost
 * @param shape of one image, with 1 channel or 3
 * @param full the value of white, or of the full colour
 * @param perRow images per row of the grid
 */
public record Photos(FloatMatrix images, Shape shape, float full, int perRow) {
    /** Checks that the images have this shape. */
    public Photos {
        if (shape.channels() != 1 && shape.channels() != 3)
            throw new IllegalArgumentException("pictures have 1 channel or 3, not " + shape.channels());
        if (images.rows != shape.size())
            throw new IllegalArgumentException(
                    "images of " + shape + " have " + shape.size() + " numbers, not " + images.rows);
    }

    /**
     * The image.
     *
     * @param alternative alternative text for those who can't see it
     * @return an {@code img} element
     */
    public String html(String alternative) {
        return new TileGrid(images.columns, shape.height(), shape.width(), perRow)
                .html("pixels", alternative, this::argb);
    }

    /**
     * One of the images.
     *
     * @param index which one
     * @param alternative alternative text for those who can't see it
     * @return an {@code img} element
     */
    public String html(int index, String alternative) {
        return new TileGrid(1, shape.height(), shape.width(), 1)
                .html("pixels", alternative, (image, pixel) -> argb(index, pixel));
    }

    private int argb(int image, int pixel) {
        int start = image * images.rows + pixel * shape.channels();
        if (shape.channels() == 1) return 0xff000000 | level(start) * 0x010101;
        return 0xff000000 | level(start) << 16 | level(start + 1) << 8 | level(start + 2);
    }

    private int level(int index) {
        return Math.round(255 * Math.max(0, Math.min(1, images.data[index] / full)));
    }
}
