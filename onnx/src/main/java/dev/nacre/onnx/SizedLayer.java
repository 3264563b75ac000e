package dev.nacre.onnx;

import dev.nacre.Shape;

/**
 * A layer for images of a known shape.
 *
 * @param text its description
 * @param outputs shape of its outputs
 */
record SizedLayer(String text, Shape outputs) {}
