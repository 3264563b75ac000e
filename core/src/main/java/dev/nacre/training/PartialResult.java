package dev.nacre.training;

import java.io.Serializable;

/** One partition's partial result of an epoch: plain arrays, which any serializer can handle. */
final class PartialResult implements Serializable {
    private static final long serialVersionUID = 1;

    /** How much it counts. */
    final long size;
    /** What the pass came to: steps, and sums over the samples seen. */
    final long steps;

    final long samples;
    final double loss;
    final double[] metrics;
    /** Summed over samples; empty after local steps. */
    final double[] gradient;
    /** What {@link AveragedState} has. */
    final float[] values;

    /** Of a part without samples. */
    PartialResult() {
        this(0, new Progress(0), new double[0], new float[0]);
    }

    PartialResult(long size, Progress progress, double[] gradient, float[] values) {
        this.size = size;
        this.steps = progress.step;
        this.samples = progress.samples;
        this.loss = progress.lossSum;
        this.metrics = progress.metricSums;
        this.gradient = gradient;
        this.values = values;
    }
}
