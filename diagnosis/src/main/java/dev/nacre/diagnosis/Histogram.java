package dev.nacre.diagnosis;

import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * A histogram: bins of equal width between the smallest and the largest number. NaN and infinity are left out.
 *
 * @param from the smallest number
 * @param to the largest number, at least {@code from}
 * @param counts how many numbers are in each bin; if all numbers are equal, they are in the first
 */
public record Histogram(double from, double to, List<Integer> counts) {
    /** Number of bins of a histogram. */
    public static final int PIECES = 30;

    /** Keeps a copy. */
    public Histogram {
        counts = List.copyOf(counts);
    }

    /** The histogram of all elements of some matrices. */
    static Histogram of(List<FloatMatrix> matrices) {
        double from = Double.POSITIVE_INFINITY;
        double to = Double.NEGATIVE_INFINITY;
        for (FloatMatrix m : matrices) {
            for (int i = 0; i < m.length; i++) {
                float value = m.data[i];
                if (!Float.isFinite(value)) continue;
                from = Math.min(from, value);
                to = Math.max(to, value);
            }
        }
        int[] counts = new int[PIECES];
        if (from > to) return new Histogram(0, 0, boxed(counts));
        double scale = to > from ? PIECES / (to - from) : 0;
        for (FloatMatrix m : matrices)
            for (int i = 0; i < m.length; i++)
                if (Float.isFinite(m.data[i])) counts[Math.min(PIECES - 1, (int) ((m.data[i] - from) * scale))]++;
        return new Histogram(from, to, boxed(counts));
    }

    private static List<Integer> boxed(int[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }
}
