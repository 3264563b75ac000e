package dev.nacre;

import org.jblas.FloatMatrix;

/**
 * A mini-batch.
 *
 * @param x features × samples
 * @param t targets × samples; null where there are none
 * @param weights 1 × samples, how much each sample's loss counts; null where all count 1
 */
public record Batch(FloatMatrix x, FloatMatrix t, FloatMatrix weights) {
    /**
     * All samples count the same.
     *
     * @param x features × samples
     * @param t targets × samples; null where there are none
     */
    public Batch(FloatMatrix x, FloatMatrix t) {
        this(x, t, null);
    }
}
