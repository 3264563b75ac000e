package dev.nacre.data;

import dev.nacre.Checks;
import dev.nacre.compute.Quantiles;
import org.jblas.FloatMatrix;

/**
 * Statistics of each feature over the values that are not missing. Memory does not grow with the number of samples.
 */
final class PresentValues {
    private final int features;
    private final Iterable<FloatMatrix> batches;

    PresentValues(int features, Iterable<FloatMatrix> batches) {
        this.features = features;
        this.batches = batches;
    }

    private void check(FloatMatrix x) {
        Checks.requireInputs("fillMissing", features, x);
        Checks.requireFiniteOrMissing("fillMissing", x);
    }

    /** NaN where there is no value. */
    double[] means() {
        double[] mean = new double[features];
        long[] count = new long[features];
        for (FloatMatrix x : batches) {
            check(x);
            for (int i = 0; i < x.length; i++)
                if (!Float.isNaN(x.data[i]))
                    mean[i % features] += (x.data[i] - mean[i % features]) / ++count[i % features];
        }
        for (int i = 0; i < features; i++) if (count[i] == 0) mean[i] = Double.NaN;
        return mean;
    }

    /** Exact; NaN where there is no value. Of an even number of values, the mean of the two in the middle. */
    double[] medians() {
        return Quantiles.of(features, batches, this::check, 0.5)[0];
    }
}
