package dev.nacre.onnx;

/**
 * A node that repeats features in a row: at each of so many steps.
 *
 * @param input the tensor that it gets
 * @param steps at least 1
 */
record FoundRepeat(String input, int steps) implements Found {}
