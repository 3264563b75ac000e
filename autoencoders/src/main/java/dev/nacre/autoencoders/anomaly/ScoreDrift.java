package dev.nacre.autoencoders.anomaly;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Watches the scores of a stream and notices when they no longer come from the distribution of the held-out scores.
 *
 * <p>It bets against that with a conformal test martingale: each score becomes a p-value among all scores so far, and
 * the capital, 1 at the start, grows if p-values are small, or large, more often than they should be. If nothing
 * changes, the capital exceeds c at any time with a probability of at most 1/c (Ville's inequality). Vovk, Nouretdinov
 * and Gammerman, 2003; the betting function is the Simple Jumper of Vovk et al., 2021, arXiv:2102.10439.
 *
 * <p>Not for use by several threads at once.
 */
public final class ScoreDrift {
    /** Capital from which drift counts as noticed: a false alarm in at most one of a hundred streams. */
    private static final double ALARM = 100;

    private static final double JUMP = 0.01;
    private static final double[] BETS = {-1, 0, 1};
    private static final int MOST = 100_000;

    private final SplittableRandom random;
    private double[] sorted;
    private int size;
    /** The logarithm of the whole capital, and its shares on each of the bets. */
    private double logCapital;

    private final double[] shares = {1 / 3.0, 1 / 3.0, 1 / 3.0};
    private double highest;
    private long seen;

    /**
     * Starts with the scores of held-out samples.
     *
     * @param calibration of a detector, not empty
     * @param seed breaks ties between equal scores
     */
    public ScoreDrift(Calibration calibration, long seed) {
        if (calibration.size() == 0)
            throw new IllegalArgumentException("drift is noticed against held-out scores, and this detector, of an "
                    + "earlier version, keeps none; train it again");
        this.sorted = calibration.scores();
        this.size = sorted.length;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Takes the next score.
     *
     * @param score finite
     * @return whether drift is noticed by now
     */
    public boolean add(double score) {
        if (!Double.isFinite(score)) throw new IllegalArgumentException("a score must be finite, not " + score);
        seen++;
        bet(pValue(score));
        return noticed();
    }

    /** Smoothed, so that it is uniform among scores from one distribution. The score joins the others. */
    private double pValue(double score) {
        int from = Sorted.leading(size, i -> sorted[i] < score);
        int to = Sorted.leading(size, i -> sorted[i] <= score);
        double p = (size - to + random.nextDouble() * (to - from + 1)) / (size + 1);
        if (size < MOST) insert(to, score);
        return p;
    }

    private void insert(int place, double score) {
        if (size == sorted.length) sorted = Arrays.copyOf(sorted, 2 * size);
        System.arraycopy(sorted, place, sorted, place + 1, size - place);
        sorted[place] = score;
        size++;
    }

    /** Each bet e multiplies its capital by 1 + e·(p − ½); a small part of the capital then moves to other bets. */
    private void bet(double p) {
        double sum = 0;
        for (int i = 0; i < BETS.length; i++) {
            shares[i] = (1 - JUMP) * shares[i] + JUMP / BETS.length;
            shares[i] *= 1 + BETS[i] * (p - 0.5);
            sum += shares[i];
        }
        for (int i = 0; i < BETS.length; i++) shares[i] /= sum;
        logCapital += Math.log(sum);
        highest = Math.max(highest, logCapital);
    }

    /**
     * Whether the capital has ever reached 100.
     *
     * @return true from then on
     */
    public boolean noticed() {
        return highest >= Math.log(ALARM);
    }

    /**
     * The evidence for drift.
     *
     * @return the logarithm to base 10 of the capital at present; 0 at the start, 2 is the alarm
     */
    public double evidence() {
        return logCapital / Math.log(10);
    }

    /**
     * Number of scores taken.
     *
     * @return at least 0
     */
    public long seen() {
        return seen;
    }
}
