package dev.nacre.training;

import java.util.Map;

/**
 * What one pass over the training data came to.
 *
 * @param number counted from 1
 * @param loss mean loss of the batches as they were trained on, penalties included
 * @param validationLoss mean loss on the validation part afterwards, without penalties; NaN if there is none
 * @param metrics name → figure over the batches as they were trained on
 * @param validationMetrics name → figure on the validation part afterwards; empty if there is none
 * @param seconds time it took, validation included
 */
public record Epoch(
        int number,
        double loss,
        double validationLoss,
        Map<String, Double> metrics,
        Map<String, Double> validationMetrics,
        double seconds) {}
