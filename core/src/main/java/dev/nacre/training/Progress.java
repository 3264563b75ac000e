package dev.nacre.training;

import java.util.List;
import java.util.Map;

/** How far a training has come in its epoch: with weights, optimizer state and noise, all that it goes on from. */
final class Progress {
    /** The epoch under way, counted from 1. */
    int epoch = 1;
    /** Steps done in all. */
    long step;
    /** Batches done in this epoch. */
    long batches;
    /** Samples in them. */
    long samples;

    double lossSum;
    final double[] metricSums;
    double seconds;

    Progress(int metrics) {
        metricSums = new double[metrics];
    }

    void add(Objective.BatchResult result, int n) {
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

    /** What the epoch came to. */
    Epoch finished(double penalties, double validationLoss, List<String> names, double[] validated) {
        double[] means = metricSums.clone();
        for (int i = 0; i < means.length; i++) means[i] /= samples;
        return new Epoch(
                epoch,
                lossSum / samples + penalties,
                validationLoss,
                named(names, means),
                validated == null ? Map.of() : named(names, validated),
                seconds);
    }

    private static Map<String, Double> named(List<String> names, double[] figures) {
        Map<String, Double> map = new java.util.LinkedHashMap<>();
        for (int i = 0; i < figures.length; i++) map.put(names.get(i), figures[i]);
        return map;
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
