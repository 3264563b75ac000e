package dev.nacre;

import dev.nacre.compute.SampleSum;
import dev.nacre.plugin.Plugin;
import org.jblas.FloatMatrix;

/**
 * What training makes small: the mean over samples of a loss of one sample. Losses of classification take logits, the
 * network's raw outputs; {@link #predict} turns these into what a user reads.
 *
 * <p>Samples of a large batch are done by several threads at once.
 */
public interface Loss extends Plugin {
    /**
     * The loss of one sample, which lies at {@code from} (included) to {@code to} (excluded).
     *
     * @param y network outputs
     * @param t target
     * @param from first index
     * @param to index after the last
     * @return the loss, summed in double
     */
    double value(float[] y, float[] t, int from, int to);

    /**
     * The loss of one sample, and its gradient by the outputs.
     *
     * @param y network outputs
     * @param t target
     * @param dy where {@code weight} times the gradient goes; not {@code y} or {@code t}
     * @param weight factor of the gradient
     * @param from first index
     * @param to index after the last
     * @return the loss, not weighted
     */
    double gradient(float[] y, float[] t, float[] dy, float weight, int from, int to);

    /**
     * Turns one sample's outputs into a prediction in the target's units: probabilities where the loss takes logits, the
     * outputs themselves by default.
     *
     * @param y network outputs
     * @param prediction where the prediction goes; may be {@code y}
     * @param from first index
     * @param to index after the last
     */
    default void predict(float[] y, float[] prediction, int from, int to) {
        if (y != prediction) System.arraycopy(y, from, prediction, from, to - from);
    }

    /**
     * Fails unless targets are such as the loss is made for.
     *
     * @param where the place to name
     * @param t targets × samples
     */
    default void requireTargets(String where, FloatMatrix t) {}

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
}
