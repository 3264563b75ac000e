package dev.nacre.metrics;

import com.google.auto.service.AutoService;
import dev.nacre.Metric;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/** Of those of a class, the share that was taken for it: the plain mean over classes; for a single output that of class 1. */
@Doc("share of those of a class that were taken for it, the mean over classes")
@AutoService(Metric.class)
public record Recall() implements Metric {
    @Override
    public double value(FloatMatrix prediction, FloatMatrix t) {
        return ConfusionMatrix.figure(prediction, t, ConfusionMatrix::recall);
    }
}
