package dev.nacre.metrics;

import com.google.auto.service.AutoService;
import dev.nacre.Metric;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * The coefficient of determination, R²: 1 − sum of squared errors ÷ sum of squared distances from the mean, averaged
 * over outputs. 1 is perfect; predicting the mean gives 0. An output whose targets are all equal gives 1 if every
 * prediction is exact, else 0.
 */
@Doc("coefficient of determination: share of the variance explained, the mean over outputs")
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
