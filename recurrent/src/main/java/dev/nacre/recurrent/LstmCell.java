package dev.nacre.recurrent;

import dev.nacre.compute.Elementary;
import java.util.Arrays;

/**
 * c ← f∘c + i∘g, h ← o∘tanh(c). The gates are in PyTorch's order: i, f, g, o. Then follow the cell state before the
 * step and tanh of the one after it.
 */
final class LstmCell implements Cell {
    @Override
    public int gates() {
        return 4;
    }

    @Override
    public int slots() {
        return 6;
    }

    @Override
    public int states() {
        return 2;
    }

    @Override
    public void forward(float[] tape, int at, int size, float[] state) {
        int o = at + 3 * size;
        Elementary.sigmoid(tape, tape, at, at + 2 * size);
        Elementary.tanh(tape, tape, at + 2 * size, o);
        Elementary.sigmoid(tape, tape, o, o + size);
        System.arraycopy(state, size, tape, at + 4 * size, size);
        next(tape, at, size, state);
        System.arraycopy(state, size, tape, at + 5 * size, size);
        Elementary.tanh(tape, tape, at + 5 * size, at + 6 * size);
        for (int i = 0; i < size; i++) state[i] = tape[o + i] * tape[o + 2 * size + i];
    }

    private static void next(float[] tape, int i, int size, float[] state) {
        int f = i + size;
        int g = f + size;
        for (int k = 0; k < size; k++) state[size + k] = tape[f + k] * state[size + k] + tape[i + k] * tape[g + k];
    }

    @Override
    public void backward(float[] tape, int at, int size, float[] dState, float[] dSums) {
        outputGate(tape, at + 3 * size, size, dState, dSums);
        otherGates(tape, at, size, dState, dSums);
        Arrays.fill(dState, 0, size, 0);
    }

    /** Adds to dc what comes through the outputs. */
    private static void outputGate(float[] tape, int o, int size, float[] dState, float[] dSums) {
        for (int k = 0; k < size; k++) {
            float y = tape[o + k];
            float c = tape[o + 2 * size + k];
            dSums[3 * size + k] = dState[k] * c * y * (1 - y);
            dState[size + k] += dState[k] * y * (1 - c * c);
        }
    }

    private static void otherGates(float[] tape, int at, int size, float[] dState, float[] dSums) {
        for (int k = 0; k < size; k++) {
            float i = tape[at + k];
            float f = tape[at + size + k];
            float g = tape[at + 2 * size + k];
            float dc = dState[size + k];
            dSums[k] = dc * g * i * (1 - i);
            dSums[size + k] = dc * tape[at + 4 * size + k] * f * (1 - f);
            dSums[2 * size + k] = dc * i * (1 - g * g);
            dState[size + k] = dc * f;
        }
    }
}
