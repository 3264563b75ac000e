package dev.nacre.spark;

import dev.nacre.Samples;
import java.io.Serializable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Samples that each executor gets once, and that all its trials share: captured by an {@link dev.nacre.tuning.TrialObjective}, for example. */
public final class SharedSamples implements Serializable, AutoCloseable {
    private static final long serialVersionUID = 1;

    private final Broadcast<Rows> rows;
    private final int inputs;
    private final int targets;

    /**
     * Sends samples.
     *
     * @param spark where to
     * @param samples not to be changed any more
     */
    public SharedSamples(JavaSparkContext spark, Samples samples) {
        this.rows = spark.broadcast(Rows.of(samples));
        this.inputs = samples.inputs();
        this.targets = samples.targets();
    }

    /**
     * The samples, on the driver or in a task.
     *
     * @return always the same in a process; not to be changed
     */
    public Samples get() {
        return rows.value().samples(inputs, targets);
    }

    /** Takes them away everywhere. */
    @Override
    public void close() {
        rows.destroy();
    }
}
