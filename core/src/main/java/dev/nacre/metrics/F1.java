package dev.nacre.metrics;

import com.google.auto.service.AutoService;
import dev.nacre.Metric;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/** The harmonic mean of precision and recall: the plain mean over classes; for a single output that of class 1. */
@Doc("harmonic mean of precision and recall, the mean over classes")
@AutoService(Metric.class)
public record F1() implements Metric {
    @Override
    public double value(FloatMatrix prediction, FloatMatrix t) {
        return ConfusionMatrix.figure(prediction, t, ConfusionMatrix::f1);
    }
}
