package dev.nacre.tables.layers;

import dev.nacre.Weights;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** Initial weights. While a model file is read, none are drawn. */
final class Draws {
    private Draws() {}

    static FloatMatrix normal(int rows, int columns, float deviation, RandomGenerator random) {
        return Weights.draw(
                (weights, fanIn, fanOut, source) -> {
                    for (int i = 0; i < weights.length; i++)
                        weights.data[i] = deviation * (float) source.nextGaussian();
                },
                rows,
                columns,
                random);
    }

    /** Evenly distributed between −limit and limit. */
    static FloatMatrix uniform(int rows, int columns, double limit, RandomGenerator random) {
        return Weights.draw(
                (weights, fanIn, fanOut, source) -> {
                    for (int i = 0; i < weights.length; i++)
                        weights.data[i] = (float) (limit * (2 * source.nextDouble() - 1));
                },
                rows,
                columns,
                random);
    }
}
