package dev.nacre.regularization;

import org.jblas.FloatMatrix;

/** The divergence of the units' mean activities from a rate. */
final class KlTerm implements ActivityLayer.Term {
    /** Below it, and above 1 minus it, the tangent replaces the formula. */
    private static final double EDGE = 1e-3;

    private final double rate;
    private final double lambda;
    /** Created at the first training pass, so that building needs no memory. */
    private RowSums sums;

    private float[] each;

    KlTerm(float rate, float lambda) {
        this.rate = rate;
        this.lambda = lambda;
    }

    private static double inside(double mean) {
        return Math.max(EDGE, Math.min(1 - EDGE, mean));
    }

    private double slope(double mean) {
        double m = inside(mean);
        return (1 - rate) / (1 - m) - rate / m;
    }

    private double divergence(double mean) {
        double m = inside(mean);
        return rate * Math.log(rate / m) + (1 - rate) * Math.log((1 - rate) / (1 - m)) + slope(m) * (mean - m);
    }

    @Override
    public double value(FloatMatrix x) {
        if (sums == null) {
            sums = new RowSums(x.rows);
            each = new float[x.rows];
        }
        sums.sum(x.data, x.columns, 0, x.rows);
        double sum = 0;
        for (int i = 0; i < x.rows; i++) sum += divergence(sums.of(i) / x.columns);
        return lambda * sum;
    }

    @Override
    public void addGradient(FloatMatrix x, FloatMatrix g) {
        for (int i = 0; i < x.rows; i++) each[i] = (float) (lambda / x.columns * slope(sums.of(i) / x.columns));
        for (int c = 0; c < x.columns; c++) {
            int start = c * x.rows;
            for (int i = 0; i < x.rows; i++) g.data[start + i] += each[i];
        }
    }
}
