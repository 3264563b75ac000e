package dev.nacre.metrics;

import com.google.auto.service.AutoService;
import dev.nacre.Metric;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * The share of samples whose true class is among the k most probable classes. Other classes of equal probability count
 * as more probable: a network that gives all classes the same probability scores 0.
 */
@Doc("share of samples whose true class is among the k most probable")
@AutoService(Metric.class)
public record TopK(
        @Doc("number of most probable classes to look at, >= 1")
        int k) implements Metric {
    /** Checks the component. */
    public TopK {
        if (k < 1) throw new IllegalArgumentException("k must be >= 1, not " + k);
    }

    /** The two most probable classes. */
    public TopK() {
        this(2);
    }

    @Override
    public double value(FloatMatrix prediction, FloatMatrix t) {
        if (t.rows == 1) return k == 1 ? new Accuracy().value(prediction, t) : 1;
        int right = 0;
        for (int s = 0; s < t.columns; s++) {
            int start = s * t.rows;
            float own = prediction.data[start + ConfusionMatrix.classOf(t, s)];
            int before = -1;
            for (int i = start; i < start + t.rows; i++) if (!(prediction.data[i] < own)) before++;
            if (before < k) right++;
        }
        return (double) right / t.columns;
    }

    @Override
    public boolean averages() {
        return true;
    }
}
