package dev.nacre.recurrent;

import java.util.Arrays;

/** Keeps the state, or its gradient, of samples whose step is missing, while a cell computes the others. */
final class HeldState {
    private float[] before = new float[0];

    /** Remembers a state of some numbers. */
    void keep(float[] state, int length) {
        if (before.length < length) before = new float[length];
        System.arraycopy(state, 0, before, 0, length);
    }

    /** Gives a sample the state back that {@link #keep} found; a slot has {@code size} numbers. */
    void restore(float[] state, int slots, int size, int sample, int units) {
        for (int slot = 0; slot < slots; slot++)
            System.arraycopy(before, slot * size + sample * units, state, slot * size + sample * units, units);
    }

    /** Sets what a sample has in some slots to 0. */
    static void clear(float[] array, int slots, int size, int sample, int units) {
        for (int slot = 0; slot < slots; slot++) {
            int from = slot * size + sample * units;
            Arrays.fill(array, from, from + units, 0);
        }
    }
}
