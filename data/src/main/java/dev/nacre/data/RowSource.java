package dev.nacre.data;

import dev.nacre.Shape;
import java.io.Closeable;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * Where a {@link StreamedDataset} gets its rows: a file that is too large for memory, or a database. It can be read
 * any number of times.
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
     * Number of rows, if it is known.
     *
     * @return for progress bars
     */
    OptionalLong samples();

    /**
     * Whether features may be NaN, for missing values.
     *
     * @return false by default
     */
    default boolean missing() {
        return false;
    }

    /**
     * Opens the rows, always the same in the same order.
     *
     * @return the caller closes it
     * @throws IOException if the rows cannot be read
     */
    Rows open() throws IOException;

    /**
     * Opens the rows in random order, if the source can: then no shuffle buffer is needed.
     *
     * @param seed determines the order
     * @return by default the rows in their usual order
     * @throws IOException if the rows cannot be read
     */
    default Rows open(long seed) throws IOException {
        return open();
    }

    /** Rows one after the other, read by one thread. */
    interface Rows extends Closeable {
        /**
         * Reads the next row.
         *
         * @param x receives the features
         * @param xStart index of the first feature
         * @param t receives the targets; may be empty if there are none
         * @param tStart index of the first target
         * @return false after the last row; x and t then hold nothing of use
         * @throws IOException if the row cannot be read, or has an error
         */
        boolean next(float[] x, int xStart, float[] t, int tStart) throws IOException;
    }
}
