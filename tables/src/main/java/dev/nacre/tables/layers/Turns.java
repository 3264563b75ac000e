package dev.nacre.tables.layers;

/**
 * Sine and cosine of angles in turns (1 is 2π), in loops without branches. With s = sin(πr) and c = cos(πr), where r is
 * what the angle exceeds a whole number by, they are 2sc and 1 − 2s². Errors below 1e-6. Coefficients are minimax fits
 * by this project.
 */
final class Turns {
    /** Adding and then subtracting it rounds to a whole number. */
    private static final float ROUND = 0x1.8p23f;

    private Turns() {}

    /**
     * For the first {@code n} angles, which may be where the cosines go. Beyond 2²² turns floats have hardly a
     * fraction: anything from −1 to 1.
     */
    static void of(float[] turns, float[] sines, float[] cosines, int n) {
        for (int i = 0; i < n; i++) {
            float r = turns[i] - ((turns[i] + ROUND) - ROUND);
            turns[i] = Math.max(-0.5f, Math.min(0.5f, r));
        }
        for (int i = 0; i < n; i++) sines[i] = sine(turns[i]);
        for (int i = 0; i < n; i++) {
            float s = sines[i];
            sines[i] = 2 * s * cosine(turns[i]);
            cosines[i] = 1 - 2 * s * s;
        }
    }

    /** sin(πr), |r| ≤ ½. */
    private static float sine(float r) {
        float z = r * r;
        float p = 0.08205045f - z * 0.00702847f;
        p = -0.59925221f + z * p;
        p = 2.5501633f + z * p;
        p = -5.1677128f + z * p;
        return r * (3.1415927f + z * p);
    }

    /** cos(πr), |r| ≤ ½. */
    private static float cosine(float r) {
        float z = r * r;
        float p = 0.23493756f - z * 0.02439672f;
        p = -1.3352121f + z * p;
        p = 4.0587092f + z * p;
        p = -4.9348021f + z * p;
        return 1 + z * p;
    }
}
