package dev.nacre;

import dev.nacre.compute.SampleSum;
import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import java.util.Optional;
import org.jblas.FloatMatrix;

/**
 * A loss to minimise: the mean over samples of the loss of one sample. Classification losses take logits, the network's
 * raw outputs; {@link #predict} turns these into probabilities.
 *
 * <p>Implementations must be thread-safe: several threads compute the samples of a large batch at the same time.
 */
public interface Loss extends Plugin {
    /**
     * The loss of one sample, whose values are the elements {@code from} (included) to {@code to} (excluded).
     *
     * @param y network outputs
     * @param t target
     * @param from first index
     * @param to index after the last
     * @return the loss, summed in double
     */
    double value(float[] y, float[] t, int from, int to);

    /**
     * The loss of one sample, and its gradient with respect to the outputs.
     *
     * @param y network outputs
     * @param t target
     * @param dy filled with {@code weight} times the gradient; neither {@code y} nor {@code t}
     * @param weight factor of the gradient
     * @param from first index
     * @param to index after the last
     * @return the loss, not weighted
     */
    double gradient(float[] y, float[] t, float[] dy, float weight, int from, int to);

    /**
     * The element-wise function that turns outputs into predictions, in the targets' units: a sigmoid for a loss that
     * takes logits, for example.
     *
     * @return identity by default; empty if the function is not element-wise, as a softmax is not
     */
    default Optional<Activation> link() {
        return Optional.of(new Identity());
    }

    /**
     * Whether the loss takes logits and applies the link function itself. Then the network must not end with that
     * function too.
     *
     * @return true if {@link #link} is not the identity
     */
    default boolean takesLogits() {
        // not by equals: the JDK's method handles for a record's equals hold on to its class loader
        return !(link().orElse(null) instanceof Identity);
    }

    /**
     * Turns one sample's outputs into a prediction in the targets' units, by {@link #link}. A loss whose link is not
     * element-wise overrides this.
     *
     * @param y network outputs
     * @param prediction filled with the prediction; may be the same array as {@code y}
     * @param from first index
     * @param to index after the last
     */
    default void predict(float[] y, float[] prediction, int from, int to) {
        link().orElseThrow(() -> new IllegalStateException(
                        Plugins.name(getClass()) + " must override predict: its link" + " is not element-wise"))
                .forward(y, prediction, from, to);
    }

    /**
     * Turns outputs into predictions.
     *
     * @param y network outputs, outputs × samples
     * @param prediction filled with predictions, of the same shape; may be {@code y}
     */
    default void predict(FloatMatrix y, FloatMatrix prediction) {
        for (int s = 0; s < y.columns; s++) predict(y.data, prediction.data, s * y.rows, (s + 1) * y.rows);
    }

    /**
     * Fails unless the loss is defined for these targets. Training calls it once for every batch of new data. By
     * default, all must be finite.
     *
     * @param where names the place in messages
     * @param t targets × samples
     * @throws IllegalArgumentException that names the first target that is not allowed, and a remedy
     */
    default void requireTargets(String where, FloatMatrix t) {
        Checks.requireFinite(where, t);
    }

    /**
     * The mean loss of a batch.
     *
     * @param y network outputs, outputs × samples
     * @param t targets of the same shape
     * @return the mean over the samples
     */
    default double value(FloatMatrix y, FloatMatrix t) {
        Checks.requireSame("loss", y, t);
        int rows = y.rows;
        return SampleSum.of(y, s -> value(y.data, t.data, s * rows, (s + 1) * rows)) / y.columns;
    }

    /**
     * The mean loss of a batch, and its gradient.
     *
     * @param y network outputs, outputs × samples
     * @param t targets of the same shape
     * @param dy filled with the gradient of the mean, of the same shape
     * @return the mean over the samples
     */
    default double gradient(FloatMatrix y, FloatMatrix t, FloatMatrix dy) {
        Checks.requireSame("loss", y, t);
        int rows = y.rows;
        float weight = 1f / y.columns;
        return SampleSum.of(y, s -> gradient(y.data, t.data, dy.data, weight, s * rows, (s + 1) * rows)) / y.columns;
    }

    /**
     * The mean loss of a batch whose samples may have weights.
     *
     * @param y network outputs, outputs × samples
     * @param batch its targets have the shape of {@code y}
     * @return the mean over the samples of weight times loss
     */
    default double value(FloatMatrix y, Batch batch) {
        if (batch.weights() == null) return value(y, batch.t());
        Checks.requireSame("loss", y, batch.t());
        double sum = 0;
        for (int s = 0; s < y.columns; s++)
            sum += batch.weights().data[s] * value(y.data, batch.t().data, s * y.rows, (s + 1) * y.rows);
        return sum / y.columns;
    }

    /**
     * The mean loss of a batch whose samples may have weights, and its gradient.
     *
     * @param y network outputs, outputs × samples
     * @param batch its targets have the shape of {@code y}
     * @param dy filled with the gradient of the mean, of the same shape
     * @return the mean over the samples of weight times loss
     */
    default double gradient(FloatMatrix y, Batch batch, FloatMatrix dy) {
        if (batch.weights() == null) return gradient(y, batch.t(), dy);
        Checks.requireSame("loss", y, batch.t());
        double sum = 0;
        for (int s = 0; s < y.columns; s++) {
            float weight = batch.weights().data[s];
            sum += weight * gradient(y.data, batch.t().data, dy.data, weight / y.columns, s * y.rows, (s + 1) * y.rows);
        }
        return sum / y.columns;
    }
}
