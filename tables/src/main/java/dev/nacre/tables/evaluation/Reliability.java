package dev.nacre.tables.evaluation;

import dev.nacre.compute.Argmax;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * How far probabilities can be believed. The confidence of a row is the probability of its predicted class; of the rows
 * with a confidence near 0.8, eight of ten should be classified correctly. Rows are counted in 15 bins of equal width.
 * Naeini et al., 2015; Guo et al., 2017, arXiv:1706.04599, section 2.
 *
 * @param bins those with any row, by rising confidence
 */
public record Reliability(List<Bin> bins) {
    private static final int BINS = 15;

    /**
     * The rows of one bin.
     *
     * @param confidence their mean confidence
     * @param accuracy the share of them that is classified correctly
     * @param count their number, at least 1
     */
    public record Bin(double confidence, double accuracy, int count) {}

    /** Keeps a copy. */
    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Counts rows. Bin m of M holds the confidences in ((m − 1)/M, m/M].
     *
     * @param probabilities for rows that the model was not trained on, classes × rows
     * @param truth one-hot classes, classes × rows
     * @return the table
     */
    public static Reliability of(FloatMatrix probabilities, FloatMatrix truth) {
        Pairs.requireClasses(probabilities, truth);
        double[] confidence = new double[BINS];
        int[] right = new int[BINS];
        int[] count = new int[BINS];
        int k = truth.rows;
        for (int from = 0; from < truth.length; from += k) {
            int predicted = Argmax.of(probabilities.data, from, from + k);
            float p = probabilities.data[from + predicted];
            int bin = Math.max(0, Math.min(BINS, (int) Math.ceil((double) p * BINS)) - 1);
            confidence[bin] += p;
            count[bin]++;
            if (predicted == Argmax.of(truth.data, from, from + k)) right[bin]++;
        }
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < BINS; b++)
            if (count[b] > 0) bins.add(new Bin(confidence[b] / count[b], (double) right[b] / count[b], count[b]));
        return new Reliability(bins);
    }

    /**
     * The expected calibration error: the mean of |accuracy − confidence| over the bins, weighted by their numbers of
     * rows. Equation 3 of Guo et al.
     *
     * @return 0 to 1, lower is better; NaN of no rows
     */
    public double error() {
        double sum = 0;
        double rows = 0;
        for (Bin bin : bins) {
            sum += bin.count() * Math.abs(bin.accuracy() - bin.confidence());
            rows += bin.count();
        }
        return sum / rows;
    }
}
