package dev.nacre.autoencoders.anomaly;

import org.jblas.FloatMatrix;

/**
 * Why samples have their scores, feature by feature of the autoencoder's inputs.
 *
 * @param parts features × samples: what each feature adds to the score, at least 0
 * @param found features × samples: the inputs of the autoencoder
 * @param expected features × samples: what normal samples like them have in their place
 */
public record Explanation(FloatMatrix parts, FloatMatrix found, FloatMatrix expected) {}
