package dev.nacre.convolution;

import dev.nacre.Shape;

/** Sizes that follow from hyper-parameters, before anything is allocated for them. */
final class Sizes {
    private Sizes() {}

    /**
     * The shape of a layer's outputs; fails if an array can't hold it.
     *
     * @param remedy says in the message what to do
     */
    static Shape outputs(String layer, long height, long width, int channels, String remedy) {
        if (!fits(height, width, channels))
            throw new IllegalArgumentException(layer + " would make images of " + height + " × " + width + " × "
                    + channels + ", more numbers than an array can hold; " + remedy);
        return new Shape((int) height, (int) width, channels);
    }

    /** How many weights a kernel has for some channels; fails if an array can't hold them. */
    static int weights(String layer, int kernel, int channels) {
        if (!fits(kernel, kernel, channels))
            throw new IllegalArgumentException("a kernel of " + layer + " would have " + kernel + " × " + kernel + " × "
                    + channels + " weights, more than an array can hold; take a smaller kernel or fewer channels");
        return kernel * kernel * channels;
    }

    private static boolean fits(long height, long width, int channels) {
        return (double) height * width * channels <= Integer.MAX_VALUE - 8;
    }
}
