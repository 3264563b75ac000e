package dev.nacre.tck.faulty;

import dev.nacre.Metric;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/** Faults of metrics. All are minus the mean absolute error but for the fault. */
public final class FaultyMetrics {
    private FaultyMetrics() {}

    /** A sound metric. */
    interface Closeness extends Metric {
        @Override
        default double value(FloatMatrix prediction, FloatMatrix t) {
            double sum = 0;
            for (int i = 0; i < t.length; i++) sum -= Math.abs(prediction.data[i] - t.data[i]);
            return sum / t.length;
        }
    }

    @Breaks("M1")
    @Doc("nothing found, nothing counted: 0 / 0")
    public record CountsNothing() implements Metric {
        @Override
        public double value(FloatMatrix prediction, FloatMatrix t) {
            double found = 0;
            double right = 0;
            for (int i = 0; i < t.length; i++)
                if (prediction.data[i] > 0.99) {
                    found++;
                    right += t.data[i];
                }
            return right / found;
        }
    }

    @Breaks("M2")
    @Doc("rounds the prediction in place")
    public record RoundsInPlace() implements Closeness {
        @Override
        public double value(FloatMatrix prediction, FloatMatrix t) {
            for (int i = 0; i < t.length; i++) prediction.data[i] = Math.round(prediction.data[i]);
            return Closeness.super.value(prediction, t);
        }
    }

    @Breaks("M3")
    @Doc("says that lower is better where higher is")
    public record WrongDirection() implements Closeness {
        @Override
        public boolean higherIsBetter() {
            return false;
        }
    }

    @Breaks("M4")
    @Doc("later samples count more")
    public record OrderMatters() implements Metric {
        @Override
        public double value(FloatMatrix prediction, FloatMatrix t) {
            double sum = 0;
            for (int i = 0; i < t.length; i++) sum -= i * Math.abs(prediction.data[i] - t.data[i]);
            return sum / t.length;
        }
    }
}
