package dev.nacre.onnx;

/** The axes of a tensor after that of the samples. */
enum Axes {
    FEATURES,
    HEIGHT_WIDTH_CHANNELS,
    CHANNELS_HEIGHT_WIDTH
}
