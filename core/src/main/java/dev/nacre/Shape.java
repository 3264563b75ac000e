package dev.nacre;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shape of one sample: height × width × channels, with channels innermost (Keras calls this {@code channels_last}).
 * All numbers of a pixel are adjacent; pixels follow each other along a row, rows from top to bottom. Flat features
 * have height 1, width 1 and one channel for each feature.
 *
 * @param height rows of an image, or steps of a sequence, at least 1
 * @param width pixels in a row, at least 1
 * @param channels numbers for each pixel, at least 1
 */
public record Shape(int height, int width, int channels) implements Serializable {
    private static final long serialVersionUID = 1;

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,8})x([1-9][0-9]{0,8})x([1-9][0-9]{0,8})");

    /** Checks the components. */
    public Shape {
        if (height < 1) throw new IllegalArgumentException("height must be >= 1, not " + height);
        if (width < 1) throw new IllegalArgumentException("width must be >= 1, not " + width);
        if (channels < 1) throw new IllegalArgumentException("channels must be >= 1, not " + channels);
        long size = (long) height * width; // at most 2⁶²
        if (size > Integer.MAX_VALUE || size * channels > Integer.MAX_VALUE)
            throw new IllegalArgumentException(
                    "a sample can't have " + height + " × " + width + " × " + channels + " numbers");
    }

    /**
     * The shape of flat features.
     *
     * @param features number of features, at least 1
     * @return height 1, width 1
     */
    public static Shape flat(int features) {
        if (features < 1) throw new IllegalArgumentException("features must be >= 1, not " + features);
        return new Shape(1, 1, features);
    }

    /**
     * Parses a shape.
     *
     * @param text such as {@code 28x28x1}
     * @return the shape
     * @throws IllegalArgumentException if the text is not a shape
     */
    public static Shape parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches())
            throw new IllegalArgumentException(
                    "a shape is written height x width x channels, such as 28x28x1, not " + text);
        return new Shape(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    /**
     * Numbers in one sample.
     *
     * @return height · width · channels
     */
    public int size() {
        return height * width * channels;
    }

    /**
     * Pixels of one sample.
     *
     * @return height · width; 1 for flat features
     */
    public int pixels() {
        return height * width;
    }

    /**
     * Whether this is the shape of flat features.
     *
     * @return true if height and width are 1
     */
    public boolean isFlat() {
        return pixels() == 1;
    }

    /** Such as {@code 28x28x1}; only the number of features if they are flat. */
    @Override
    public String toString() {
        return isFlat() ? Integer.toString(channels) : height + "x" + width + "x" + channels;
    }
}
