package dev.nacre.training;

import dev.nacre.Evaluation;
import dev.nacre.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The progress within an epoch. Together with the weights, the optimizer's state and the noise, it is all that resuming
 * needs.
 */
final class Progress {
    /** The current epoch, counted from 1. */
    int epoch = 1;
    /** Number of steps done in all epochs. */
    long step;
    /** Number of batches done in this epoch. */
    long batches;
    /** Number of samples in these batches. */
    long samples;

    /**
     * Whether the order of samples is mixed from seed and epoch as now; checkpoints of older versions have another
     * rule.
     */
    boolean mixedOrder = true;

    double lossSum;
    final double[] metricSums;
    double seconds;

    Progress(int metrics) {
        metricSums = new double[metrics];
    }

    void add(Objective.Result result, int n) {
        batches++;
        samples += n;
        lossSum += result.loss() * n;
        for (int i = 0; i < metricSums.length; i++) metricSums[i] += result.metrics()[i] * n;
    }

    void add(PartialResult part) {
        samples += part.samples;
        lossSum += part.loss;
        for (int i = 0; i < metricSums.length && part.size > 0; i++) metricSums[i] += part.metrics[i];
    }

    /** The epoch's result; without validation the evaluation is empty. */
    Epoch finished(double penalties, List<Metric> metrics, Optional<Evaluation> validation) {
        Map<String, Double> training = new LinkedHashMap<>();
        for (int i = 0; i < metricSums.length; i++)
            if (metrics.get(i).averages()) training.put(metrics.get(i).label(), metricSums[i] / samples);
        return new Epoch(
                epoch,
                lossSum / samples + penalties,
                validation.map(Evaluation::loss).orElse(Double.NaN),
                training,
                validation.map(evaluation -> evaluation.metrics(metrics)).orElse(Map.of()),
                seconds);
    }

    void next() {
        epoch++;
        batches = 0;
        samples = 0;
        lossSum = 0;
        java.util.Arrays.fill(metricSums, 0);
        seconds = 0;
    }
}
