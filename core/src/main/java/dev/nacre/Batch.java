package dev.nacre;

import org.jblas.FloatMatrix;

/**
 * A mini-batch.
 *
 * @param x features × samples
 * @param t targets × samples; null where there are none
 */
public record Batch(FloatMatrix x, FloatMatrix t) {}
