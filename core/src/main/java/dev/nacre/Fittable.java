package dev.nacre;

import org.jblas.FloatMatrix;

/**
 * A preprocessing layer whose constants (a mean, for example) are computed from the training data before training
 * begins; Keras calls this {@code adapt}. It is part of the network: predictions take raw features, and the model file
 * keeps the constants as weights. The trainer fits it to the training data only. Later trainings do not fit it again.
 */
public interface Fittable extends Layer {
    /**
     * Computes the constants from data.
     *
     * @param batches inputs × samples each; may be iterated several times
     */
    void fit(Iterable<FloatMatrix> batches);

    /**
     * Whether the constants are computed, by {@link #fit} or by the training that wrote the model file. The answer must
     * follow from the values of the layer's {@linkplain Parameter#statistic statistics}, because the model file holds
     * nothing else.
     *
     * @return false after {@code build}
     */
    boolean fitted();
}
