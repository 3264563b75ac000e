package dev.nacre;

import dev.nacre.plugin.Plugin;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** Draws start values. */
public interface Initializer extends Plugin {
    /**
     * Fills a matrix with start values.
     *
     * @param weights the matrix to fill, fan-in × fan-out for a dense layer: column j holds what comes into unit j
     * @param fanIn number of inputs of a unit
     * @param fanOut number of units that an input goes to
     * @param random the source of all randomness
     */
    void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random);
}
