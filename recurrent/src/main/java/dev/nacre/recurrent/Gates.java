package dev.nacre.recurrent;

/**
 * Copies between sums, which have all gates of a sample together, and the slots of a cell, which have all samples of a
 * gate together: its loops are long then.
 */
final class Gates {
    private final Sequence sequence;
    private final int units;
    private final int sums;
    private final int joined;
    private final boolean apart;
    private final float[] inputBias;
    private final float[] recurrentBias;

    Gates(Sequence sequence, RecurrentWeights weights, Cell cell) {
        this.sequence = sequence;
        this.units = weights.units();
        this.sums = weights.sums();
        this.apart = cell.apart();
        this.joined = apart ? sums - units : sums;
        this.inputBias = weights.inputBias().value().data;
        this.recurrentBias = weights.recurrentBias().value().data;
    }

    /** Fills the slots of the sums of a step, biases included. */
    void gather(Pass pass, float[] recurrent, int from, int samples, int step, float[] tape, int at) {
        for (int s = 0; s < samples; s++) {
            int sum = sequence.place(from + s, step) * sums;
            int start = s * sums;
            for (int g = 0; g < joined; g += units)
                join(pass.sums, sum + g, recurrent, start + g, g, tape, at + g * samples + s * units);
            if (!apart) continue;
            int slot = at + joined * samples + s * units;
            addBias(pass.sums, sum + joined, inputBias, joined, tape, slot);
            addBias(recurrent, start + joined, recurrentBias, joined, tape, slot + units * samples);
        }
    }

    private void join(float[] sums, int sum, float[] recurrent, int start, int gate, float[] tape, int slot) {
        for (int i = 0; i < units; i++)
            tape[slot + i] = sums[sum + i] + recurrent[start + i] + (inputBias[gate + i] + recurrentBias[gate + i]);
    }

    private void addBias(float[] sums, int sum, float[] bias, int gate, float[] tape, int slot) {
        for (int i = 0; i < units; i++) tape[slot + i] = sums[sum + i] + bias[gate + i];
    }

    /**
     * Distributes the gradients of a step.
     *
     * @param slots the gradients with respect to the sums
     * @param pass receives them
     * @param recurrent receives those with respect to the recurrent sums, one sample after the other
     * @param biasGradients their sums over the samples are added to it: all gates, then the recurrent one of a gate
     *     apart
     */
    void scatter(float[] slots, int from, int samples, int step, Pass pass, float[] recurrent, float[] biasGradients) {
        for (int s = 0; s < samples; s++) {
            int sum = sequence.place(from + s, step) * sums;
            int start = s * sums;
            for (int g = 0; g < sums; g += units) copy(slots, g * samples + s * units, pass.sums, sum + g);
            for (int g = 0; g < joined; g += units) copy(slots, g * samples + s * units, recurrent, start + g);
            if (apart) {
                copy(slots, sums * samples + s * units, recurrent, start + joined);
                System.arraycopy(recurrent, start, pass.recurrentGradients, sum, sums);
            }
            add(pass.sums, sum, sums, biasGradients, 0);
            if (apart) add(recurrent, start + joined, units, biasGradients, sums);
        }
    }

    private void copy(float[] from, int at, float[] to, int start) {
        System.arraycopy(from, at, to, start, units);
    }

    private static void add(float[] from, int at, int length, float[] to, int start) {
        for (int i = 0; i < length; i++) to[start + i] += from[at + i];
    }
}
