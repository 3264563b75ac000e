package dev.nacre.activations;

import dev.nacre.compute.Elementary;

/**
 * Piecewise functions without branches. A comparison in a loop over float arrays keeps JDK 17 from vectorising the
 * loop, and a mispredicted branch costs more than all the arithmetic.
 */
final class Branchless {
    private Branchless() {}

    /** 1 for any x above zero, 0 at zero and below, NaN for NaN. Two factors, since the least float is 2⁻¹⁴⁹. */
    static float positive(float x) {
        return positiveOfNonnegative(Math.max(x, 0));
    }

    /** The same for any x that is not below zero. */
    static float positiveOfNonnegative(float x) {
        return Math.min(Math.min(x * 0x1p100f, 1) * 0x1p100f, 1);
    }

    /** exp(x) − 1 below zero, else 0; at least −1, relative error at most 7e-7. */
    static float expm1OfNegative(float x) {
        float t = Elementary.tanh(0.5f * Math.min(x, 0));
        return 2 * t / (1 - t);
    }

    /** The error function, a rational minimax fit of this project; absolute error at most 3e-7. */
    static float erf(float x) {
        float limited = Math.max(-3.93f, Math.min(3.93f, x));
        float u = limited * limited;
        float p = ((((2.0419099e-6f * u + 2.8479967e-4f) * u + 3.7794842e-3f) * u + 5.27899e-2f) * u + 0.19078175f) * u
                + 1.1283792f;
        float q = ((((3.800297e-5f * u + 1.1651705e-3f) * u + 1.4997199e-2f) * u + 0.11425656f) * u + 0.50240865f) * u
                + 1;
        return limited * p / q;
    }
}
