package dev.nacre.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Samples ranked by score, highest first; samples of equal score share one place.
 *
 * @param positives number of positive samples at each place and above it
 * @param negatives number of negative samples at each place and above it
 */
record Ranking(int[] positives, int[] negatives) {
    /** Computes a metric from a ranking. */
    @FunctionalInterface
    interface Figure {
        double of(Ranking ranking);
    }

    static Ranking of(double[] scores, boolean[] positive) {
        if (scores.length != positive.length)
            throw new IllegalArgumentException(
                    "got " + scores.length + " scores and " + positive.length + " labels; give one label per score");
        for (double score : scores)
            if (Double.isNaN(score)) throw new IllegalArgumentException("scores must not be NaN");
        double[] p = sorted(scores, positive, true);
        double[] n = sorted(scores, positive, false);
        int[] positives = new int[scores.length];
        int[] negatives = new int[scores.length];
        int places = 0;
        for (int i = p.length, j = n.length; i > 0 || j > 0; places++) {
            double score = j == 0 || i > 0 && p[i - 1] > n[j - 1] ? p[i - 1] : n[j - 1];
            while (i > 0 && p[i - 1] == score) i--;
            while (j > 0 && n[j - 1] == score) j--;
            positives[places] = p.length - i;
            negatives[places] = n.length - j;
        }
        return new Ranking(Arrays.copyOf(positives, places), Arrays.copyOf(negatives, places));
    }

    private static double[] sorted(double[] scores, boolean[] positive, boolean which) {
        return IntStream.range(0, scores.length)
                .filter(i -> positive[i] == which)
                .mapToDouble(i -> scores[i] + 0.0) // no −0.0, which would be sorted below 0.0
                .sorted()
                .toArray();
    }

    /**
     * The mean over outputs, one against the rest. Outputs whose samples are all positive or all negative are left out.
     */
    static double mean(FloatMatrix prediction, FloatMatrix t, Figure figure) {
        return IntStream.range(0, t.rows)
                .mapToObj(output -> of(prediction, t, output))
                .filter(Ranking::hasBoth)
                .mapToDouble(figure::of)
                .average()
                .orElse(Double.NaN);
    }

    private static Ranking of(FloatMatrix prediction, FloatMatrix t, int output) {
        double[] scores = new double[t.columns];
        boolean[] positive = new boolean[t.columns];
        for (int s = 0; s < t.columns; s++) {
            scores[s] = prediction.data[s * t.rows + output];
            positive[s] = t.data[s * t.rows + output] > 0.5f;
        }
        return of(scores, positive);
    }

    boolean hasBoth() {
        return all(positives) > 0 && all(negatives) > 0;
    }

    static int all(int[] counts) {
        return counts.length == 0 ? 0 : counts[counts.length - 1];
    }

    /** The count at a place and above it; 0 before the first place. */
    static int at(int[] counts, int place) {
        return place < 0 ? 0 : counts[place];
    }
}
