package dev.nacre.optimizers;

/** Checks the ranges of hyper-parameters. No range contains NaN or infinity. */
final class Require {
    private Require() {}

    static void positive(String name, float value) {
        check(value > 0, name, "> 0", value);
    }

    static void notNegative(String name, float value) {
        check(value >= 0, name, ">= 0", value);
    }

    /** The range of a decay rate of a moving average. */
    static void belowOne(String name, float value) {
        check(value >= 0 && value < 1, name, ">= 0 and < 1", value);
    }

    static void fraction(String name, float value) {
        check(value >= 0 && value <= 1, name, ">= 0 and <= 1", value);
    }

    static void positiveFraction(String name, float value) {
        check(value > 0 && value <= 1, name, "> 0 and <= 1", value);
    }

    static void atLeast(int least, String name, int value) {
        if (value < least) throw new IllegalArgumentException(name + " must be >= " + least + ", not " + value);
    }

    private static void check(boolean inRange, String name, String range, float value) {
        if (!inRange || Float.isInfinite(value))
            throw new IllegalArgumentException(name + " must be " + range + " and finite, not " + value);
    }
}
