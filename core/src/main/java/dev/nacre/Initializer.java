package dev.nacre;

import dev.nacre.plugin.Plugin;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** Draws initial weights. */
public interface Initializer extends Plugin {
    /**
     * Fills a matrix with initial values.
     *
     * @param weights the matrix to fill, fan-in × fan-out for a dense layer: column j holds the weights of unit j
     * @param fanIn number of inputs that each unit reads
     * @param fanOut number of units that read each input
     * @param random the source of all randomness
     */
    void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random);
}
