package dev.nacre.data;

/** How inputs are pixels: channel by channel, each row by row. */
record Raster(int width, int height, int channels) {
    /** A width of 0: all that a row of the inputs can hold. */
    static Raster of(String name, int inputs, int width, int height) {
        int wide = width == 0 ? Math.max(1, inputs / height) : width;
        long pixels = (long) wide * height;
        if (inputs % pixels != 0)
            throw new IllegalArgumentException(name + ": " + inputs + " inputs aren't pictures of " + wide + " × "
                    + height + " pixels, of one channel or several; give width and height");
        return new Raster(wide, height, (int) (inputs / pixels));
    }

    int pixels() {
        return width * height;
    }

    /** Checks what the plugins are given. */
    static void requireValid(int width, int height, float fill) {
        if (width < 0) throw new IllegalArgumentException("width must be >= 0, not " + width);
        if (height < 1) throw new IllegalArgumentException("height must be >= 1, not " + height);
        if (!Float.isFinite(fill)) throw new IllegalArgumentException("fill must be finite, not " + fill);
    }
}
