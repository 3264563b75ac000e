package dev.nacre.metrics;

import com.google.auto.service.AutoService;
import dev.nacre.Metric;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * Of the samples predicted as a class, the share that belongs to it: the unweighted mean over classes (macro average).
 * With a single output, the precision of class 1.
 */
@Doc("share of the samples predicted as a class that belong to it, the unweighted mean over classes")
@AutoService(Metric.class)
public record Precision() implements Metric {
    @Override
    public double value(FloatMatrix prediction, FloatMatrix t) {
        return ConfusionMatrix.figure(prediction, t, ConfusionMatrix::precision);
    }
}
