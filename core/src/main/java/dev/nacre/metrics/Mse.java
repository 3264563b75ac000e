package dev.nacre.metrics;

import com.google.auto.service.AutoService;
import dev.nacre.Metric;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/** The mean squared error over all outputs of all samples. */
@Doc("mean squared error")
@AutoService(Metric.class)
public record Mse() implements Metric {
    @Override
    public double value(FloatMatrix prediction, FloatMatrix t) {
        double sum = 0;
        for (int i = 0; i < t.length; i++) sum += Math.pow((double) prediction.data[i] - t.data[i], 2);
        return sum / t.length;
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public boolean averages() {
        return true;
    }
}
