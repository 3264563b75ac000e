package dev.nacre.optimizers;

/**
 * The sign of a number, in a form that vectorises. On Java 17 neither a comparison nor {@link Math#signum(float)} does.
 */
final class Sign {
    private Sign() {}

    /** Returns −1, 0 or 1, a fraction for numbers closer to 0 than the smallest normal float, and NaN for NaN. */
    static float of(float x) {
        return Math.max(-1, Math.min(1, x * Float.MAX_VALUE));
    }
}
