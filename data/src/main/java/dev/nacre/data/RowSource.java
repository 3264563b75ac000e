package dev.nacre.data;

import dev.nacre.Shape;
import java.io.Closeable;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * Where the samples of a {@link StreamedDataset} come from: a file that is too large for memory, a database. It can be
 * read any number of times.
 */
public interface RowSource {
    /**
     * Number of features.
     *
     * @return at least 1
     */
    int inputs();

    /**
     * What the features of a row are.
     *
     * @return features in a row by default; readers of images say height, width and channels
     */
    default Shape shape() {
        return Shape.flat(inputs());
    }

    /**
     * Number of targets.
     *
     * @return 0 if there are none
     */
    int targets();

    /**
     * How many rows there are, if that is known.
     *
     * @return for progress bars
     */
    OptionalLong samples();

    /**
     * Whether features may be NaN, for values that are missing.
     *
     * @return false by default
     */
    default boolean missing() {
        return false;
    }

    /**
     * Begins to read, always the same rows in the same order.
     *
     * @return closed by who asked
     * @throws IOException if it can't be read
     */
    Rows open() throws IOException;

    /**
     * Begins to read in an order of its own, if the source can be read in any: what makes a shuffle buffer needless.
     *
     * @param seed gives the order
     * @return by default the rows in their usual order
     * @throws IOException if it can't be read
     */
    default Rows open(long seed) throws IOException {
        return open();
    }

    /** Rows one after the other, read by one thread. */
    interface Rows extends Closeable {
        /**
         * Reads the next row.
         *
         * @param x where the features go
         * @param xStart index of the first
         * @param t where the targets go; may be empty if there are none
         * @param tStart index of the first
         * @return false behind the last row: then nothing that counts was written
         * @throws IOException if it can't be read, or is wrong
         */
        boolean next(float[] x, int xStart, float[] t, int tStart) throws IOException;
    }
}
