package dev.nacre;

import org.jblas.FloatMatrix;

/**
 * A layer whose constants are taken from data before training begins: preprocessing. It is part of the network, so that
 * a prediction takes raw rows and the model file keeps the constants as weights. The trainer fits it on the training
 * part and on nothing else; later trainings leave it as it is.
 */
public interface Fittable extends Layer {
    /**
     * Takes the constants from data.
     *
     * @param batches inputs × samples each; may be walked through several times
     */
    void fit(Iterable<FloatMatrix> batches);

    /**
     * Whether the constants were taken, here or in the training that a model file came from: seen from
     * the values of its {@linkplain Parameter#statistic statistics}, since the file holds nothing else.
     *
     * @return false after {@code build}
     */
    boolean fitted();
}
