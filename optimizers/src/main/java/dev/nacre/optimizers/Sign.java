package dev.nacre.optimizers;

/**
 * The sign of a number in a form that vectorises, which neither a comparison nor {@link Math#signum(float)} does on
 * Java 17.
 */
final class Sign {
    private Sign() {}

    /** −1, 0 or 1; a fraction for the few numbers that are closer to 0 than the smallest normal float; NaN for NaN. */
    static float of(float x) {
        return Math.max(-1, Math.min(1, x * Float.MAX_VALUE));
    }
}
