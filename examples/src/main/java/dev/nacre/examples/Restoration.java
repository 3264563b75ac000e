package dev.nacre.examples;

import org.jblas.FloatMatrix;

/**
 * What a network restored.
 *
 * @param by the kind of network
 * @param network its text
 * @param images pixels × images
 * @param steps how many steps its training was planned for
 * @param seconds how long its training took
 */
record Restoration(Restorer by, String network, FloatMatrix images, long steps, double seconds) {}
