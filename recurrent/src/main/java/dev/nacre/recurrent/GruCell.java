package dev.nacre.recurrent;

import dev.nacre.compute.Elementary;

/**
 * n = tanh(a + r∘q), h ← n + z∘(h − n), where q is the recurrent sum of the candidate n, and a the sum of its inputs.
 * The gates are in PyTorch's order: r, z, n. Then follow q and h − n.
 */
final class GruCell implements Cell {
    @Override
    public int gates() {
        return 3;
    }

    @Override
    public boolean apart() {
        return true;
    }

    @Override
    public int slots() {
        return 5;
    }

    @Override
    public int states() {
        return 1;
    }

    @Override
    public void forward(float[] tape, int at, int size, float[] state) {
        int n = at + 2 * size;
        int q = n + size;
        Elementary.sigmoid(tape, tape, at, n);
        for (int k = 0; k < size; k++) tape[n + k] += tape[at + k] * tape[q + k];
        Elementary.tanh(tape, tape, n, q);
        next(tape, at + size, size, state);
    }

    private static void next(float[] tape, int z, int size, float[] state) {
        int n = z + size;
        int difference = n + 2 * size;
        for (int k = 0; k < size; k++) tape[difference + k] = state[k] - tape[n + k];
        for (int k = 0; k < size; k++) state[k] = tape[n + k] + tape[z + k] * tape[difference + k];
    }

    @Override
    public void backward(float[] tape, int at, int size, float[] dState, float[] dSums) {
        update(tape, at + size, size, dState, dSums);
        candidate(tape, at + size, size, dState, dSums);
        reset(tape, at, size, dSums);
        for (int k = 0; k < size; k++) dState[k] *= tape[at + size + k];
    }

    private static void update(float[] tape, int z, int size, float[] dState, float[] dSums) {
        int difference = z + 3 * size;
        for (int k = 0; k < size; k++)
            dSums[size + k] = dState[k] * tape[difference + k] * tape[z + k] * (1 - tape[z + k]);
    }

    private static void candidate(float[] tape, int z, int size, float[] dState, float[] dSums) {
        int n = z + size;
        for (int k = 0; k < size; k++)
            dSums[2 * size + k] = dState[k] * (1 - tape[z + k]) * (1 - tape[n + k] * tape[n + k]);
    }

    private static void reset(float[] tape, int r, int size, float[] dSums) {
        int q = r + 3 * size;
        for (int k = 0; k < size; k++) dSums[k] = dSums[2 * size + k] * tape[q + k] * tape[r + k] * (1 - tape[r + k]);
        for (int k = 0; k < size; k++) dSums[3 * size + k] = dSums[2 * size + k] * tape[r + k];
    }
}
