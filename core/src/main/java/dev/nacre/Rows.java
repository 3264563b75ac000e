package dev.nacre;

import org.jblas.FloatMatrix;

/**
 * Converts between rows, one array for each sample, and the matrices of this library, which are features × samples. Do
 * not use {@code new FloatMatrix(rows)}: it makes a matrix of samples × features.
 */
public final class Rows {
    private Rows() {}

    /**
     * Copies rows into the columns of a matrix.
     *
     * @param what names a row in messages
     * @param rows one sample in each row; all have the same length
     * @return length of a row × number of rows
     * @throws IllegalArgumentException that names the first row of another length
     */
    public static FloatMatrix columns(String what, float[][] rows) {
        if (rows.length == 0)
            throw new IllegalArgumentException("there is no " + what + " at all; at least one is needed");
        int length = rows[0].length;
        if ((long) length * rows.length > Integer.MAX_VALUE - 8)
            throw new IllegalArgumentException(
                    rows.length + " rows of " + length + " numbers are more than one matrix can hold; stream them");
        FloatMatrix columns = new FloatMatrix(length, rows.length);
        for (int s = 0; s < rows.length; s++) {
            if (rows[s].length != length)
                throw new IllegalArgumentException(what + " " + s + " has " + rows[s].length + " numbers, " + what
                        + " 0 has " + length + " (from 0)");
            System.arraycopy(rows[s], 0, columns.data, s * length, length);
        }
        return columns;
    }

    /**
     * Copies the columns of a matrix into rows.
     *
     * @param columns numbers × samples
     * @return a copy, one row for each sample
     */
    public static float[][] of(FloatMatrix columns) {
        float[][] rows = new float[columns.columns][columns.rows];
        for (int s = 0; s < rows.length; s++)
            System.arraycopy(columns.data, s * columns.rows, rows[s], 0, columns.rows);
        return rows;
    }

    /**
     * Converts double to float.
     *
     * @param rows any numbers
     * @return a copy
     */
    public static float[][] floats(double[][] rows) {
        float[][] floats = new float[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            floats[r] = new float[rows[r].length];
            for (int i = 0; i < floats[r].length; i++) floats[r][i] = (float) rows[r][i];
        }
        return floats;
    }
}
