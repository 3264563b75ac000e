package dev.nacre.compute;

import java.util.function.IntPredicate;
import org.jblas.FloatMatrix;

/** Steps of sequences, of which some may be missing: their numbers are NaN, all of them. */
public final class Steps {
    private Steps() {}

    /**
     * Whether a step is missing.
     *
     * @param x numbers of steps
     * @param from first index of the step
     * @param to index after its last
     * @return true if all its numbers are NaN
     */
    public static boolean isMissing(float[] x, int from, int to) {
        for (int i = from; i < to; i++) if (!Float.isNaN(x[i])) return false;
        return true;
    }

    /**
     * Some steps of all samples, as columns.
     *
     * @param x sequences: (steps · width) × samples
     * @param width numbers of one step, at least 1; divides the rows of x
     * @param taken whether to take the step that begins at an index
     * @return width × steps taken, a copy, in the order of x
     */
    public static FloatMatrix columns(FloatMatrix x, int width, IntPredicate taken) {
        int count = 0;
        for (int i = 0; i < x.length; i += width) if (taken.test(i)) count++;
        FloatMatrix columns = new FloatMatrix(width, count);
        for (int i = 0, at = 0; i < x.length; i += width)
            if (taken.test(i)) System.arraycopy(x.data, i, columns.data, width * at++, width);
        return columns;
    }

    /**
     * Fails unless samples consist of whole steps.
     *
     * @param where names the place in the message
     * @param numbers of a sample
     * @param width numbers of one step, at least 1
     */
    public static void requireWhole(String where, int numbers, int width) {
        if (numbers % width != 0)
            throw new IllegalArgumentException(where + " takes steps of " + width + " numbers, and " + numbers
                    + " can't be divided by that; give it the outputs of one step, as the last layer has them");
    }
}
