package dev.nacre.spark;

import dev.nacre.Samples;
import dev.nacre.Shape;
import java.io.Serializable;
import org.jblas.FloatMatrix;

/** The samples of one partition as Spark caches them: plain arrays, which any serializer can write. */
final class PackedSamples implements Serializable {
    private static final long serialVersionUID = 1;

    private final int size;
    private final float[] features;
    private final float[] targets;
    /** Null if all samples count 1. */
    private final float[] weights;

    private final boolean missing;
    private final boolean unlabelled;
    private transient volatile Samples samples;

    /** {@code targets} may be empty, {@code weights} null. */
    PackedSamples(int size, float[] features, float[] targets, float[] weights) {
        this.size = size;
        this.features = features;
        this.targets = targets;
        this.weights = weights;
        this.missing = anyNaN(features);
        this.unlabelled = anyNaN(targets);
    }

    static PackedSamples of(Samples samples) {
        return new PackedSamples(
                samples.size(),
                samples.x().data,
                samples.t() == null ? new float[0] : samples.t().data,
                samples.weights() == null ? null : samples.weights().data);
    }

    private static boolean anyNaN(float[] values) {
        for (float value : values) if (Float.isNaN(value)) return true;
        return false;
    }

    /**
     * Checked once in each process and shared: nobody writes into samples. A partition without rows has a shape, too.
     */
    Samples samples(Shape shape, int outputs) {
        if (samples == null)
            samples = new Samples(
                    new FloatMatrix(shape.size(), size, features),
                    outputs == 0 ? null : new FloatMatrix(outputs, size, targets),
                    weights == null ? null : new FloatMatrix(1, size, weights),
                    missing,
                    shape);
        return samples;
    }

    Summary summary() {
        return size == 0
                ? new Summary(0, 0, 0, false, false)
                : new Summary(size, features.length / size, targets.length / size, missing, unlabelled);
    }

    /** What the driver has to know about a partition. */
    record Summary(int size, int inputs, int targets, boolean missing, boolean unlabelled) implements Serializable {
        private static final long serialVersionUID = 1;
    }
}
