package dev.nacre;

import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import org.jblas.FloatMatrix;

/** A measure of quality to report, such as accuracy. It has no effect on training. */
public interface Metric extends Plugin {
    /**
     * Computes the metric over some samples.
     *
     * @param prediction predictions by {@link Loss#predict}, outputs × samples
     * @param t targets of the same shape
     * @return the metric's value
     */
    double value(FloatMatrix prediction, FloatMatrix t);

    /**
     * The name under which the value is reported.
     *
     * @return by default the plugin's name
     */
    default String label() {
        return Plugins.name(getClass());
    }

    /**
     * Whether a higher value is better.
     *
     * @return true by default
     */
    default boolean higherIsBetter() {
        return true;
    }

    /**
     * Whether the value over all samples is the mean of the values over batches, weighted by their numbers of samples.
     * Such metrics are also reported for the training batches, the others for validation and test data only.
     *
     * @return false by default
     */
    default boolean averages() {
        return false;
    }
}
