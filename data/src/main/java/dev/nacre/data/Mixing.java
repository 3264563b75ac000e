package dev.nacre.data;

import dev.nacre.Batch;
import dev.nacre.plugin.Plugin;
import org.jblas.FloatMatrix;

/**
 * Augmentation that makes new samples of several, targets too. A layer does not see the targets, so it acts where
 * batches come from: {@link MixedData}.
 */
public interface Mixing extends Plugin {
    /**
     * Mixes a batch.
     *
     * @param batch not changed; weights and targets may be null
     * @param seed gives all that is random: the same seed, the same numbers
     * @param mixed where features, targets and weights go, of the same shapes
     */
    void mix(Batch batch, long seed, Batch mixed);

    /**
     * A mean of two columns.
     *
     * @param m a matrix, or null for nothing to do
     * @param first one column
     * @param second the other one
     * @param share of the first
     * @param mixed where it goes, to the place of the first
     */
    static void blend(FloatMatrix m, int first, int second, float share, FloatMatrix mixed) {
        if (m == null) return;
        for (int i = 0; i < m.rows; i++)
            mixed.data[first * m.rows + i] =
                    share * m.data[first * m.rows + i] + (1 - share) * m.data[second * m.rows + i];
    }
}
