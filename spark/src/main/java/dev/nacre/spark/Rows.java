package dev.nacre.spark;

import dev.nacre.Samples;
import java.io.Serializable;
import org.jblas.FloatMatrix;

/** A partition's samples as Spark caches them: plain arrays, which any serializer takes. */
final class Rows implements Serializable {
    private static final long serialVersionUID = 1;

    private final int size;
    private final float[] features;
    private final float[] targets;
    /** Null where all count 1. */
    private final float[] weights;

    private final boolean missing;
    private transient volatile Samples samples;

    /** {@code targets} may be empty, {@code weights} null. */
    Rows(int size, float[] features, float[] targets, float[] weights) {
        this.size = size;
        this.features = features;
        this.targets = targets;
        this.weights = weights;
        this.missing = anyNaN(features);
    }

    static Rows of(Samples samples) {
        return new Rows(
                samples.size(),
                samples.x().data,
                samples.t() == null ? new float[0] : samples.t().data,
                samples.weights() == null ? null : samples.weights().data);
    }

    private static boolean anyNaN(float[] values) {
        for (float value : values) if (Float.isNaN(value)) return true;
        return false;
    }

    /** Checked once in a process, and shared: nobody writes into samples. The width counts if there is no row. */
    Samples samples(int inputs, int outputs) {
        if (samples == null)
            samples = new Samples(new FloatMatrix(inputs, size, features), outputs == 0 ? null : new FloatMatrix(outputs, size, targets), weights == null ? null : new FloatMatrix(1, size, weights), missing, Shape.flat(new FloatMatrix(inputs, size, features).rows));
        return samples;
    }

    /** Size, features, targets, whether any are missing. */
    long[] shape() {
        if (size == 0) return new long[] {0, 0, 0, 0};
        return new long[] {size, features.length / size, targets.length / size, missing ? 1 : 0};
    }
}
