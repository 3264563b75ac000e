package dev.nacre.report;

import java.util.List;
import java.util.stream.DoubleStream;

/** The losses of a training's batches by step: when there are many, means of neighbours, so that memory is bounded. */
final class BatchLosses {
    private static final int MOST = 400;

    private final double[] at = new double[MOST];
    private final double[] means = new double[MOST];
    private int count;
    private long batches = 1;
    private double sum;
    private long summed;

    /** Adds the loss of the batch before a step. */
    void add(long step, double loss) {
        sum += loss;
        if (++summed < batches) return;
        at[count] = step;
        means[count++] = sum / summed;
        sum = 0;
        summed = 0;
        if (count == MOST) halve();
    }

    private void halve() {
        count = MOST / 2;
        batches *= 2;
        for (int i = 0; i < count; i++) {
            at[i] = at[2 * i + 1];
            means[i] = (means[2 * i] + means[2 * i + 1]) / 2;
        }
    }

    /** A copy, at most 400 points. */
    Series series() {
        String name = batches == 1 ? "loss of a batch" : "mean loss of " + batches + " batches";
        return new Series(name, list(at), list(means));
    }

    private List<Double> list(double[] numbers) {
        return DoubleStream.of(numbers).limit(count).boxed().toList();
    }
}
