package dev.nacre.tables;

import dev.nacre.Metric;
import dev.nacre.metrics.ConfusionMatrix;
import dev.nacre.metrics.R2;
import dev.nacre.plugin.Plugins;
import dev.nacre.tables.evaluation.DecisionThreshold;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * Predictions beside the truth.
 *
 * @param labels the classes; empty for numbers
 * @param predictions class probabilities or numbers, outputs × rows
 * @param targets one-hot classes or numbers, targets × rows
 * @param metric how the model is judged
 * @param threshold from which probability on the second of two classes is predicted; 0.5 otherwise
 */
public record TableEvaluation(
        List<String> labels, FloatMatrix predictions, FloatMatrix targets, Metric metric, double threshold) {
    /** Keeps a copy of the labels. */
    public TableEvaluation {
        labels = List.copyOf(labels);
    }

    /**
     * The name of the model's metric.
     *
     * @return its text as a plugin, but {@code R2} as people write it
     */
    public String name() {
        return metric instanceof R2 ? "R2" : Plugins.format(metric);
    }

    /**
     * How good the predictions are.
     *
     * @return the value of the model's metric
     */
    public double figure() {
        return figure(metric);
    }

    /**
     * How good the predictions are by another metric.
     *
     * @param judge one for the kind of label
     * @return its value
     */
    public double figure(Metric judge) {
        return judge.value(decided(), targets);
    }

    /**
     * Which classes are taken for which.
     *
     * @return counts
     * @throws IllegalStateException if the label is a number
     */
    public ConfusionMatrix confusion() {
        if (labels.isEmpty()) throw new IllegalStateException("this model predicts numbers; there are no classes");
        return ConfusionMatrix.of(decided(), targets);
    }

    private FloatMatrix decided() {
        return threshold == 0.5 ? predictions : new DecisionThreshold(threshold).apply(predictions);
    }
}
