package dev.nacre.metrics;

import com.google.auto.service.AutoService;
import dev.nacre.Metric;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * Of the samples of a class, the share that was predicted as it: the unweighted mean over classes (macro average). With
 * a single output, the recall of class 1.
 */
@Doc("share of the samples of a class that were predicted as it, the unweighted mean over classes")
@AutoService(Metric.class)
public record Recall() implements Metric {
    @Override
    public double value(FloatMatrix prediction, FloatMatrix t) {
        return ConfusionMatrix.figure(prediction, t, ConfusionMatrix::recall);
    }
}
