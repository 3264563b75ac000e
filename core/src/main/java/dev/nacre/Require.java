package dev.nacre;

/**
 * Checks the ranges of hyper-parameters: {@code Require.positive("alpha", alpha)}. No range contains NaN or infinity.
 */
public final class Require {
    private Require() {}

    /**
     * A finite number.
     *
     * @param name of the hyper-parameter, for the message
     * @param value to check
     */
    public static void finite(String name, Number value) {
        check(true, name, "finite", value);
    }

    /**
     * A finite number above 0.
     *
     * @param name of the hyper-parameter, for the message
     * @param value to check
     */
    public static void positive(String name, Number value) {
        check(value.doubleValue() > 0, name, "> 0 and finite", value);
    }

    /**
     * A finite number from 0 on.
     *
     * @param name of the hyper-parameter, for the message
     * @param value to check
     */
    public static void notNegative(String name, Number value) {
        check(value.doubleValue() >= 0, name, ">= 0 and finite", value);
    }

    /**
     * The range of the decay rate of a moving average, and of the rate of dropout.
     *
     * @param name of the hyper-parameter, for the message
     * @param value to check
     */
    public static void belowOne(String name, Number value) {
        check(value.doubleValue() >= 0 && value.doubleValue() < 1, name, ">= 0 and < 1", value);
    }

    /**
     * A fraction that may be none or all.
     *
     * @param name of the hyper-parameter, for the message
     * @param value to check
     */
    public static void fraction(String name, Number value) {
        check(value.doubleValue() >= 0 && value.doubleValue() <= 1, name, ">= 0 and <= 1", value);
    }

    /**
     * A fraction that may be all, but not none.
     *
     * @param name of the hyper-parameter, for the message
     * @param value to check
     */
    public static void positiveFraction(String name, Number value) {
        check(value.doubleValue() > 0 && value.doubleValue() <= 1, name, "> 0 and <= 1", value);
    }

    /**
     * A fraction that is neither none nor all.
     *
     * @param name of the hyper-parameter, for the message
     * @param value to check
     */
    public static void properFraction(String name, Number value) {
        check(value.doubleValue() > 0 && value.doubleValue() < 1, name, "> 0 and < 1", value);
    }

    /**
     * A whole number that is large enough.
     *
     * @param least the smallest that is allowed
     * @param name of the hyper-parameter, for the message
     * @param value to check
     */
    public static void atLeast(long least, String name, long value) {
        check(value >= least, name, ">= " + least, value);
    }

    private static void check(boolean inRange, String name, String range, Number value) {
        if (!inRange || !Double.isFinite(value.doubleValue()))
            throw new IllegalArgumentException(name + " must be " + range + ", not " + value);
    }
}
