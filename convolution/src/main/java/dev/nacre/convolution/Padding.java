package dev.nacre.convolution;

/** What is done at the borders of an image. */
public enum Padding {
    /**
     * Zeros around the image, so that a stride of 1 keeps its height and width; a stride of s makes them ⌈size / s⌉. An
     * odd number of zeros has the larger half below and on the right, as in Keras and ONNX's {@code SAME_UPPER}.
     */
    SAME,

    /** Only windows that lie within the image: ⌊(size − reach) / stride⌋ + 1 of them. */
    VALID
}
