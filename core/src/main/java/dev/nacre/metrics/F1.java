package dev.nacre.metrics;

import com.google.auto.service.AutoService;
import dev.nacre.Metric;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * F1, the harmonic mean of precision and recall: the unweighted mean over classes (macro average). With a single
 * output, F1 of class 1.
 */
@Doc("harmonic mean of precision and recall, the unweighted mean over classes")
@AutoService(Metric.class)
public record F1() implements Metric {
    @Override
    public double value(FloatMatrix prediction, FloatMatrix t) {
        return ConfusionMatrix.figure(prediction, t, ConfusionMatrix::f1);
    }
}
