package dev.nacre.training;

import java.io.Serializable;

/** One partition's partial result of an epoch: plain arrays, which any serializer can handle. */
final class PartialResult implements Serializable {
    private static final long serialVersionUID = 1;

    /** The weight of this result. */
    final long size;
    /** The progress of the pass: steps, and sums over the samples seen. */
    final long steps;

    final long samples;
    final double loss;
    final double[] metrics;
    /** Summed over samples; empty after local steps. */
    final double[] gradient;
    /** The matrices of {@link AveragedState}. */
    final float[] values;

    /** The result of a partition without samples. */
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
