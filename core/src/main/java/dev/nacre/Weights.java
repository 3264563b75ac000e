package dev.nacre;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * Makes the matrices that a layer is built with. Use it for all that grows with a layer's size.
 *
 * <p>When a network is built to get its weights from a file, the random source passed to {@link LayerSpec#build} knows how
 * many numbers the file holds, and what is made here is counted against it: a network text that says
 * {@code dense(2000000000)} is refused before anything is allocated, and no start values are drawn in vain.
 */
public final class Weights {
    private Weights() {}

    /**
     * A source for building a layer whose weights come from elsewhere: no start values are drawn, and no more numbers than
     * given are allocated here. Reading a file uses it, and the contract kit.
     *
     * @param numbers how many
     * @return to be passed to {@link LayerSpec#build}, once
     */
    public static RandomGenerator limited(long numbers) {
        return new StoredSource(numbers);
    }

    /**
     * A matrix of zeros.
     *
     * @param rows its rows
     * @param columns its columns
     * @param random the source passed to {@link LayerSpec#build}; nothing is drawn from it
     * @return a new matrix
     * @throws IllegalArgumentException if it is larger than an array can be, or than the file being read
     */
    public static FloatMatrix zeros(int rows, int columns, RandomGenerator random) {
        long length = (long) rows * columns;
        if (rows < 0 || columns < 0 || length > Integer.MAX_VALUE - 8)
            throw new IllegalArgumentException("a matrix can't have " + rows + " × " + columns + " elements");
        if (random instanceof StoredSource stored) stored.take(rows, columns);
        return new FloatMatrix(rows, columns);
    }

    /**
     * A matrix of one value.
     *
     * @param rows its rows
     * @param columns its columns
     * @param value of all elements
     * @param random the source passed to {@link LayerSpec#build}; nothing is drawn from it
     * @return a new matrix
     */
    public static FloatMatrix constant(int rows, int columns, float value, RandomGenerator random) {
        FloatMatrix matrix = zeros(rows, columns, random);
        Arrays.fill(matrix.data, value);
        return matrix;
    }

    /**
     * The weights between inputs and units.
     *
     * @param initializer gives the start values
     * @param inputs number of inputs, the rows
     * @param units number of units, the columns
     * @param random the source passed to {@link LayerSpec#build}
     * @return inputs × units
     */
    public static FloatMatrix draw(Initializer initializer, int inputs, int units, RandomGenerator random) {
        return draw(initializer, inputs, units, inputs, units, random);
    }

    /**
     * A matrix of start values.
     *
     * @param initializer gives the start values
     * @param rows its rows
     * @param columns its columns
     * @param fanIn numbers that come into a unit
     * @param fanOut units that a number goes to
     * @param random the source passed to {@link LayerSpec#build}
     * @return a new matrix
     */
    public static FloatMatrix draw(
            Initializer initializer, int rows, int columns, int fanIn, int fanOut, RandomGenerator random) {
        FloatMatrix matrix = zeros(rows, columns, random);
        if (!(random instanceof StoredSource)) initializer.fill(matrix, fanIn, fanOut, random);
        return matrix;
    }
}
