package dev.nacre.autoencoders.anomaly;

import org.jblas.FloatMatrix;

/** Scores samples, and explains the scores. Any number of threads may use it at once. */
interface Scorer {
    /** One score for each column of raw features: the higher, the more unusual. */
    double[] scores(FloatMatrix x);

    /** Why, for each column of raw features. */
    Explanation explain(FloatMatrix x);
}
