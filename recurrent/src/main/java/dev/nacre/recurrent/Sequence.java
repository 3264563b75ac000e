package dev.nacre.recurrent;

import dev.nacre.Shape;

/**
 * The steps of a sample.
 *
 * @param steps how many
 * @param features numbers in a step
 * @param reversed whether they are read from the last one to the first
 */
record Sequence(int steps, int features, boolean reversed) {
    static Sequence of(Shape shape, boolean reversed) {
        return new Sequence(shape.height(), shape.width() * shape.channels(), reversed);
    }

    /** Refuses samples of so many steps if an array can't hold one. */
    static void requireRoom(String layer, int steps, int outputs, String remedy) {
        if ((long) steps * outputs > Integer.MAX_VALUE - 8)
            throw new IllegalArgumentException(layer + " would make sequences of " + steps + " × " + outputs
                    + " numbers, more than an array can hold; " + remedy);
    }

    int size() {
        return steps * features;
    }

    /** Where a step that is read stands among the steps of all samples. */
    int place(int sample, int step) {
        return sample * steps + (reversed ? steps - 1 - step : step);
    }
}
