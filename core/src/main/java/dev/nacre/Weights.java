package dev.nacre;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * Allocates the matrices of a layer while it is built. Use it for every matrix that grows with the layer's size.
 *
 * <p>While a network is built from a model file, it may not allocate more numbers than the file holds: a description
 * such as {@code dense(2000000000)} is refused before anything is allocated. Initial weights are not drawn, because the
 * file's weights replace them.
 */
public final class Weights {
    private Weights() {}

    /**
     * Builds layers whose weights are set later, such as those of a model file. During the call, on this thread, this
     * class draws no initial weights and allocates no more than the given count of numbers.
     *
     * @param <T> the result
     * @param numbers how many numbers may be allocated
     * @param build builds the layers
     * @return what {@code build} returned
     * @throws IllegalArgumentException if the layers need more
     */
    public static <T> T limited(long numbers, Supplier<T> build) {
        return WeightLimit.during(build, numbers);
    }

    /**
     * A matrix of zeros.
     *
     * @param rows its rows
     * @param columns its columns
     * @return a new matrix
     * @throws IllegalArgumentException if it is larger than an array can be, or than the file being read
     */
    public static FloatMatrix zeros(int rows, int columns) {
        long length = (long) rows * columns;
        if (rows < 0 || columns < 0 || length > Integer.MAX_VALUE - 8)
            throw new IllegalArgumentException("a matrix can't have " + rows + " × " + columns + " elements");
        WeightLimit.take(rows, columns);
        return new FloatMatrix(rows, columns);
    }

    /**
     * A matrix whose elements all have one value.
     *
     * @param rows its rows
     * @param columns its columns
     * @param value the value
     * @return a new matrix
     */
    public static FloatMatrix constant(int rows, int columns, float value) {
        FloatMatrix matrix = zeros(rows, columns);
        Arrays.fill(matrix.data, value);
        return matrix;
    }

    /**
     * The weights between inputs and units.
     *
     * @param initializer draws the initial values
     * @param inputs number of inputs, the rows
     * @param units number of units, the columns
     * @param random the source passed to {@link LayerSpec#build}
     * @return inputs × units
     */
    public static FloatMatrix draw(Initializer initializer, int inputs, int units, RandomGenerator random) {
        return draw(initializer, inputs, units, inputs, units, random);
    }

    /**
     * Matrices beside each other, each drawn by itself: the weights of the gates of a recurrent layer.
     *
     * @param initializer draws the initial values
     * @param inputs number of inputs of each, the rows
     * @param units number of units of each
     * @param count number of matrices
     * @param random the source passed to {@link LayerSpec#build}
     * @return inputs × (count · units)
     */
    public static FloatMatrix drawBeside(
            Initializer initializer, int inputs, int units, int count, RandomGenerator random) {
        FloatMatrix all = zeros(inputs, Math.multiplyExact(count, units));
        if (WeightLimit.isSet()) return all;
        FloatMatrix one = new FloatMatrix(inputs, units);
        for (int i = 0; i < count; i++) {
            initializer.fill(one, inputs, units, random);
            System.arraycopy(one.data, 0, all.data, i * one.length, one.length);
        }
        return all;
    }

    /**
     * A matrix of initial values.
     *
     * @param initializer draws the initial values
     * @param rows its rows
     * @param columns its columns
     * @param fanIn number of inputs that each unit reads
     * @param fanOut number of units that read each input
     * @param random the source passed to {@link LayerSpec#build}
     * @return a new matrix
     */
    public static FloatMatrix draw(
            Initializer initializer, int rows, int columns, int fanIn, int fanOut, RandomGenerator random) {
        FloatMatrix matrix = zeros(rows, columns);
        if (!WeightLimit.isSet()) initializer.fill(matrix, fanIn, fanOut, random);
        return matrix;
    }
}
