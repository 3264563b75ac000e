package dev.nacre.data;

/** How an image is brought to another size. */
public enum Resize {
    /** Each side on its own: proportions may change. */
    STRETCH,

    /**
     * Keeps the proportions: the image is as large as fits, in the middle. What is left gets the mean colour of the
     * image's outermost pixels.
     */
    BORDER
}
