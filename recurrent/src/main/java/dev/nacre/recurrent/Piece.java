package dev.nacre.recurrent;

import dev.nacre.blas.Products;
import dev.nacre.compute.Parallel;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Takes some samples of a batch through all steps, on one thread, with scratch memory of its own: some libraries copy
 * the whole array of a product's result in and out, and would overwrite what other threads write to it.
 */
final class Piece implements Supplier<Void> {
    /** Multiplications of a product that OpenBLAS does without copying its factors first, with AVX-512. */
    private static final int SMALL = 1_000_000;

    /** Rows that its kernels process at a time. */
    private static final int ROWS = 16;

    private final Sequence sequence;
    private final RecurrentWeights weights;
    private final Cell cell;
    private final Gates gates;
    private final HeldState held = new HeldState();
    private float[] state = new float[0];
    private float[] recurrent = state;
    private float[] slots = state;
    private float[] masked = state;
    private float[] biasGradients;
    private Pass pass;
    private int from;
    private int samples;
    private int size;

    Piece(Sequence sequence, RecurrentWeights weights, Cell cell) {
        this.sequence = sequence;
        this.weights = weights;
        this.cell = cell;
        this.gates = new Gates(sequence, weights, cell);
    }

    /** Computes the outputs of some samples. */
    void forward(Pass pass, int from, int to) {
        run(pass, from, to, null);
    }

    /**
     * Computes the gradients of some samples.
     *
     * @param biasGradients receives the sums of {@link Gates#scatter}
     */
    void backward(Pass pass, int from, int to, float[] biasGradients) {
        run(pass, from, to, biasGradients);
    }

    private void run(Pass pass, int from, int to, float[] biasGradients) {
        this.pass = pass;
        this.from = from;
        this.samples = to - from;
        this.size = samples * weights.units();
        this.biasGradients = biasGradients;
        state = cleared(state, cell.states() * size);
        recurrent = cleared(recurrent, samples * weights.sums());
        if (slots.length < cell.slots() * size) slots = new float[cell.slots() * size];
        if (pass.masks != null && masked.length < size) masked = new float[size];
        try {
            Parallel.alone(this);
        } finally {
            this.pass = null;
            this.biasGradients = null;
        }
    }

    private static float[] cleared(float[] array, int length) {
        if (array.length < length) return new float[length];
        Arrays.fill(array, 0, length, 0);
        return array;
    }

    @Override
    public Void get() {
        if (biasGradients == null) allForward();
        else for (int t = sequence.steps() - 1; t >= 0; t--) stepBackward(t);
        return null;
    }

    private void allForward() {
        if (pass.carried != null) exchange(pass.carried.before.data, true);
        for (int t = 0; t < sequence.steps(); t++) stepForward(t);
        if (pass.carried != null) exchange(pass.carried.after.data, false);
    }

    /** Copies the state from, or to, where all slots of a sample are together. */
    private void exchange(float[] carried, boolean from) {
        int units = weights.units();
        for (int s = 0; s < samples; s++)
            for (int slot = 0; slot < cell.states(); slot++) {
                int own = slot * size + s * units;
                int other = ((this.from + s) * cell.states() + slot) * units;
                if (from) System.arraycopy(carried, other, state, own, units);
                else System.arraycopy(state, own, carried, other, units);
            }
    }

    /** Where the slots of a step begin on the tape. */
    private int at(int step) {
        return (from * sequence.steps() + step * samples) * cell.slots() * weights.units();
    }

    private void stepForward(int step) {
        boolean kept = pass.tape != null;
        float[] tape = kept ? pass.tape : slots;
        int at = kept ? at(step) : 0;
        float[] before = masked(state);
        if (step > 0 || pass.carried != null) multiplyState(before);
        gates.gather(pass, recurrent, from, samples, step, tape, at);
        if (kept) copy(before, pass.previous, step);
        boolean skips = pass.missing.any();
        if (skips) held.keep(state, cell.states() * size);
        cell.forward(tape, at, size, state);
        copy(state, pass.outputs, step);
        if (skips) skipForward(step);
    }

    private void stepBackward(int step) {
        boolean skips = pass.missing.any();
        if (skips) held.keep(state, cell.states() * size);
        addOutputGradients(step);
        cell.backward(pass.tape, at(step), size, state, slots);
        if (skips) skipBackward(step);
        gates.scatter(slots, from, samples, step, pass, recurrent, biasGradients);
        if (step == 0) return;
        float[] u = weights.recurrent().value().data;
        if (pass.masks == null) multiply(u, weights.units(), weights.sums(), recurrent, 1, state);
        else {
            multiply(u, weights.units(), weights.sums(), recurrent, 0, masked);
            addMasked(pass.masks, from * weights.units(), masked, state, size);
        }
    }

    /** Where a step is missing, the state stays as it is, and the outputs are missing too. */
    private void skipForward(int step) {
        int units = weights.units();
        for (int s = 0; s < samples; s++) {
            int place = sequence.place(from + s, step);
            if (!pass.missing.at(place)) continue;
            held.restore(state, cell.states(), size, s, units);
            Arrays.fill(pass.outputs, place * units, (place + 1) * units, Float.NaN);
        }
    }

    /** Whatever gradient the outputs of a missing step have. */
    private void skipBackward(int step) {
        for (int s = 0; s < samples; s++) {
            if (!pass.missing.at(sequence.place(from + s, step))) continue;
            held.restore(state, cell.states(), size, s, weights.units());
            HeldState.clear(slots, cell.gates() + (cell.apart() ? 1 : 0), size, s, weights.units());
        }
    }

    /** The outputs as the next step gets them. */
    private float[] masked(float[] outputs) {
        if (pass.masks == null) return outputs;
        System.arraycopy(pass.masks, from * weights.units(), masked, 0, size);
        for (int i = 0; i < size; i++) masked[i] *= outputs[i];
        return masked;
    }

    private static void addMasked(float[] masks, int at, float[] gradients, float[] sum, int length) {
        for (int i = 0; i < length; i++) sum[i] += masks[at + i] * gradients[i];
    }

    /** The recurrent sums; for a single step, transposing the weights first would take longer than the product. */
    private void multiplyState(float[] before) {
        int n = weights.sums();
        int units = weights.units();
        if (pass.recurrentWeights != null) multiply(pass.recurrentWeights, n, units, before, 0, recurrent);
        else {
            float[] u = weights.recurrent().value().data;
            Products.multiply(true, false, n, samples, units, u, 0, units, before, 0, units, 0, recurrent, 0, n);
        }
    }

    /** result ← weights·factor + beta·result. */
    private void multiply(float[] weights, int rows, int inner, float[] factor, float beta, float[] result) {
        int most = Math.max(ROWS, SMALL / (samples * inner) / ROWS * ROWS);
        for (int row = 0; row < rows; row += most) {
            int m = Math.min(most, rows - row);
            Products.multiply(
                    false, false, m, samples, inner, weights, row, rows, factor, 0, inner, beta, result, row, rows);
        }
    }

    private void copy(float[] slot, float[] all, int step) {
        int units = weights.units();
        for (int s = 0; s < samples; s++)
            System.arraycopy(slot, s * units, all, sequence.place(from + s, step) * units, units);
    }

    private void addOutputGradients(int step) {
        int units = weights.units();
        for (int s = 0; s < samples; s++)
            add(pass.outputGradients, sequence.place(from + s, step) * units, state, s * units, units);
    }

    private static void add(float[] from, int at, float[] to, int start, int length) {
        for (int i = 0; i < length; i++) to[start + i] += from[at + i];
    }
}
