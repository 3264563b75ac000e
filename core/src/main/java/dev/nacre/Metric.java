package dev.nacre;

import dev.nacre.plugin.Plugin;
import org.jblas.FloatMatrix;

/** A figure of merit that people read; training does not see it. */
public interface Metric extends Plugin {
    /**
     * The figure over given samples.
     *
     * @param prediction what {@link Loss#predict} gave, outputs × samples
     * @param t targets of the same shape
     * @return the figure
     */
    double value(FloatMatrix prediction, FloatMatrix t);

    /**
     * Which way is better.
     *
     * @return true by default
     */
    default boolean higherIsBetter() {
        return true;
    }

    /**
     * Whether the figure over all samples is the mean of the figures over batches, each counting by its samples. Such
     * metrics are reported for the training batches too, the others for validation and test data only.
     *
     * @return false by default
     */
    default boolean averages() {
        return false;
    }
}
