package dev.nacre.spark;

import dev.nacre.Samples;
import dev.nacre.Shape;
import java.io.Serializable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Samples that each executor receives once and that all its trials share. A {@link dev.nacre.tuning.TrialObjective} may
 * capture them, for example.
 */
public final class SharedSamples implements Serializable, AutoCloseable {
    private static final long serialVersionUID = 1;

    private final Broadcast<PackedSamples> packed;
    private final Shape shape;
    private final int targets;

    /**
     * Sends samples to the executors.
     *
     * @param spark the Spark context
     * @param samples must not change any more
     */
    public SharedSamples(JavaSparkContext spark, Samples samples) {
        this.packed = spark.broadcast(PackedSamples.of(samples));
        this.shape = samples.shape();
        this.targets = samples.targets();
    }

    /**
     * The samples, on the driver or in a task.
     *
     * @return the same object in each call within a process; do not change it
     */
    public Samples get() {
        return packed.value().samples(shape, targets);
    }

    /** Removes the samples from the driver and all executors. */
    @Override
    public void close() {
        packed.destroy();
    }
}
