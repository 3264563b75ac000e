package dev.nacre.tables.layers;

/** Checks the ranges of hyper-parameters. No range contains NaN or infinity. */
final class Require {
    private Require() {}

    static void atLeast(int least, String name, int value) {
        if (value < least) throw new IllegalArgumentException(name + " must be >= " + least + ", not " + value);
    }

    static void notNegative(String name, float value) {
        if (!(value >= 0) || Float.isInfinite(value))
            throw new IllegalArgumentException(name + " must be >= 0 and finite, not " + value);
    }

    static void positive(String name, float value) {
        if (!(value > 0) || Float.isInfinite(value))
            throw new IllegalArgumentException(name + " must be > 0 and finite, not " + value);
    }
}
