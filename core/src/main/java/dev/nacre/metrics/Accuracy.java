package dev.nacre.metrics;

import com.google.auto.service.AutoService;
import dev.nacre.Metric;
import dev.nacre.compute.Argmax;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * The share of samples classified correctly: the largest prediction and the largest target are at the same output. With
 * one output, prediction and target lie on the same side of 0.5.
 */
@Doc("share of samples classified correctly")
@AutoService(Metric.class)
public record Accuracy() implements Metric {
    @Override
    public double value(FloatMatrix prediction, FloatMatrix t) {
        int right = 0;
        int rows = t.rows;
        for (int s = 0; s < t.columns; s++) {
            boolean same = rows == 1
                    ? prediction.data[s] > 0.5f == t.data[s] > 0.5f
                    : Argmax.of(prediction.data, s * rows, (s + 1) * rows)
                            == Argmax.of(t.data, s * rows, (s + 1) * rows);
            if (same) right++;
        }
        return (double) right / t.columns;
    }

    @Override
    public boolean averages() {
        return true;
    }
}
