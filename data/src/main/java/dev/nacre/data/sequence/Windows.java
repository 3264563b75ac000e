package dev.nacre.data.sequence;

import dev.nacre.Checks;
import dev.nacre.Require;
import dev.nacre.Samples;
import dev.nacre.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Cuts a series into windows, which are samples of the shape steps × 1 × features.
 *
 * @param length steps of a window, at least 1
 * @param stride steps from the beginning of a window to that of the next one, at least 1; below {@code length}, windows
 *     overlap
 */
public record Windows(int length, int stride) {
    /** Checks the components. */
    public Windows {
        Require.atLeast(1, "length", length);
        Require.atLeast(1, "stride", stride);
    }

    /**
     * All windows of a series that lie within it.
     *
     * @param steps features × steps; NaN for a missing number
     * @return without targets
     * @throws IllegalArgumentException if the series is shorter than a window
     */
    public Samples of(FloatMatrix steps) {
        if (steps.columns < length)
            throw new IllegalArgumentException(
                    "a series of " + steps.columns + " steps has no window of " + length + "; take a smaller one");
        List<int[]> windows = IntStream.iterate(0, first -> first <= steps.columns - length, first -> first + stride)
                .mapToObj(first -> IntStream.range(first, first + length).toArray())
                .toList();
        return gather(steps, length, windows);
    }

    /**
     * Windows of chosen steps.
     *
     * @param steps features × steps; NaN for a missing number
     * @param length steps of a window
     * @param windows for each window the steps in it, counted from 0
     * @return without targets; {@linkplain Samples#missing missing} if a number is
     */
    public static Samples gather(FloatMatrix steps, int length, List<int[]> windows) {
        int features = steps.rows;
        int size = Math.multiplyExact(length, features);
        Checks.requireFewer("windows", size, windows.size(), "take shorter windows, or fewer rows");
        FloatMatrix x = new FloatMatrix(size, windows.size());
        for (int w = 0; w < windows.size(); w++)
            for (int t = 0; t < length; t++)
                System.arraycopy(steps.data, windows.get(w)[t] * features, x.data, w * size + t * features, features);
        return new Samples(x, null, null, Checks.firstNotFinite(x) >= 0, new Shape(length, 1, features));
    }
}
