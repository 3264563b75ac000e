package dev.nacre.metrics;

import com.google.auto.service.AutoService;
import dev.nacre.Metric;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/** Of those taken for a class, the share that is of it: the plain mean over classes; for a single output that of class 1. */
@Doc("share of those taken for a class that are of it, the mean over classes")
@AutoService(Metric.class)
public record Precision() implements Metric {
    @Override
    public double value(FloatMatrix prediction, FloatMatrix t) {
        return ConfusionMatrix.figure(prediction, t, ConfusionMatrix::precision);
    }
}
