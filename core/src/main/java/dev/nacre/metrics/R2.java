package dev.nacre.metrics;

import com.google.auto.service.AutoService;
import dev.nacre.Metric;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/** The coefficient of determination, R²: 1 − squared errors ÷ squared distances from the mean, the mean over outputs. 1 is perfect, 0 what
 * the mean explains. An output whose targets are all the same has 1 if it is met, else 0. */
@Doc("share of the variance that is explained, the mean over outputs")
@AutoService(Metric.class)
public record R2() implements Metric {
    @Override
    public double value(FloatMatrix prediction, FloatMatrix t) {
        double sum = 0;
        for (int i = 0; i < t.rows; i++) sum += output(prediction, t, i);
        return sum / t.rows;
    }

    private static double output(FloatMatrix prediction, FloatMatrix t, int i) {
        double mean = 0;
        for (int s = 0; s < t.columns; s++) mean += t.data[s * t.rows + i] / (double) t.columns;
        double errors = 0;
        double distances = 0;
        for (int s = 0; s < t.columns; s++) {
            double target = t.data[s * t.rows + i];
            errors += Math.pow(prediction.data[s * t.rows + i] - target, 2);
            distances += Math.pow(target - mean, 2);
        }
        if (distances == 0) return errors == 0 ? 1 : 0;
        return 1 - errors / distances;
    }
}
