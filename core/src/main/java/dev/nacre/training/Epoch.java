package dev.nacre.training;

import java.util.Map;

/**
 * The results of one epoch, a pass over the training data.
 *
 * @param number counted from 1
 * @param loss mean training loss, each batch computed before its step; includes penalties
 * @param validationLoss mean loss on the validation data after the epoch, without penalties; NaN without validation
 *     data
 * @param metrics name → value over the training batches, each computed before its step
 * @param validationMetrics name → value on the validation data after the epoch; empty without validation data
 * @param seconds duration, including validation
 */
public record Epoch(
        int number,
        double loss,
        double validationLoss,
        Map<String, Double> metrics,
        Map<String, Double> validationMetrics,
        double seconds) {}
