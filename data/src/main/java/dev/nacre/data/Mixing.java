package dev.nacre.data;

import dev.nacre.Batch;
import dev.nacre.plugin.Plugin;
import org.jblas.FloatMatrix;

/**
 * Augmentation that combines several samples, and their targets with them. A layer does not see the targets, so this
 * acts on the batches of the data: see {@link MixedData}.
 */
public interface Mixing extends Plugin {
    /**
     * Mixes a batch.
     *
     * @param batch not changed; weights and targets may be null
     * @param seed the source of all randomness: the same seed gives the same numbers
     * @param mixed receives features, targets and weights, of the same shapes
     */
    void mix(Batch batch, long seed, Batch mixed);

    /**
     * Sets a column to a weighted mean of two columns.
     *
     * @param m a matrix; null does nothing
     * @param first index of one column
     * @param second index of the other column
     * @param share weight of the first; that of the second is 1 − share
     * @param mixed receives the mean, in the column with the index {@code first}
     */
    static void blend(FloatMatrix m, int first, int second, float share, FloatMatrix mixed) {
        if (m == null) return;
        for (int i = 0; i < m.rows; i++)
            mixed.data[first * m.rows + i] =
                    share * m.data[first * m.rows + i] + (1 - share) * m.data[second * m.rows + i];
    }
}
