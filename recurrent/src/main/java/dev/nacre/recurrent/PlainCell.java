package dev.nacre.recurrent;

import dev.nacre.Activation;
import java.util.Arrays;

/** h ← f(sum). Keeps the outputs, and the sums if the derivative of f needs them. */
final class PlainCell implements Cell {
    private final Activation activation;
    private final boolean sums;
    /** The sums and outputs of a step from index 0, where the gradients begin too. */
    private float[] x = new float[0];

    private float[] y = x;

    PlainCell(Activation activation) {
        this.activation = activation;
        this.sums = activation.backwardReadsInput();
    }

    @Override
    public int gates() {
        return 1;
    }

    @Override
    public int slots() {
        return sums ? 2 : 1;
    }

    @Override
    public int states() {
        return 1;
    }

    @Override
    public void forward(float[] tape, int at, int size, float[] state) {
        if (sums) System.arraycopy(tape, at, tape, at + size, size);
        activation.forward(tape, tape, at, at + size);
        System.arraycopy(tape, at, state, 0, size);
    }

    @Override
    public void backward(float[] tape, int at, int size, float[] dState, float[] dSums) {
        if (y.length < size) {
            y = new float[size];
            x = sums ? new float[size] : y;
        }
        System.arraycopy(tape, at, y, 0, size);
        if (sums) System.arraycopy(tape, at + size, x, 0, size);
        activation.backward(x, y, dState, dSums, 0, size);
        Arrays.fill(dState, 0, size, 0);
    }
}
