package dev.nacre;

import org.jblas.FloatMatrix;

/**
 * A mini-batch.
 *
 * @param x features × samples
 * @param t targets × samples; null if there are none
 * @param weights sample weights, 1 × samples: the factor of each sample's loss; null if all are 1
 */
public record Batch(FloatMatrix x, FloatMatrix t, FloatMatrix weights) {
    /**
     * A batch without sample weights.
     *
     * @param x features × samples
     * @param t targets × samples; null if there are none
     */
    public Batch(FloatMatrix x, FloatMatrix t) {
        this(x, t, null);
    }
}
