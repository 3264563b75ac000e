package dev.nacre.compute;

/**
 * The inverse of the standard normal distribution function. P. J. Acklam, An algorithm for computing the inverse normal
 * cumulative distribution function, 2003; relative error below 1.2e-9.
 */
final class NormalQuantile {
    private static final double CENTRAL = 0.47575;

    private NormalQuantile() {}

    /** For a probability above 0 and below 1. */
    static double of(double p) {
        return Math.abs(p - 0.5) <= CENTRAL ? central(p - 0.5) : tail(p);
    }

    /** For probabilities that are not near 0 or 1; wrong for others. C2 vectorises this loop. */
    static void central(double[] p, double[] y, int count) {
        for (int i = 0; i < count; i++) y[i] = central(p[i] - 0.5);
    }

    /** Puts right what {@link #central(double[], double[], int)} gave for those near 0 or 1: one in twenty. */
    static void tails(double[] p, double[] y, int count) {
        for (int i = 0; i < count; i++) if (Math.abs(p[i] - 0.5) > CENTRAL) y[i] = tail(p[i]);
    }

    private static double tail(double p) {
        return p < 0.5 ? lower(p) : -lower(1 - p);
    }

    private static double central(double q) {
        double r = q * q;
        double a = -3.969683028665376e+01;
        a = a * r + 2.209460984245205e+02;
        a = a * r - 2.759285104469687e+02;
        a = a * r + 1.383577518672690e+02;
        a = a * r - 3.066479806614716e+01;
        a = a * r + 2.506628277459239e+00;
        double b = -5.447609879822406e+01;
        b = b * r + 1.615858368580409e+02;
        b = b * r - 1.556989798598866e+02;
        b = b * r + 6.680131188771972e+01;
        b = b * r - 1.328068155288572e+01;
        return a * q / (b * r + 1);
    }

    private static double lower(double p) {
        double t = Math.sqrt(-2 * Math.log(p));
        double c = -7.784894002430293e-03;
        c = c * t - 3.223964580411365e-01;
        c = c * t - 2.400758277161838e+00;
        c = c * t - 2.549732539343734e+00;
        c = c * t + 4.374664141464968e+00;
        c = c * t + 2.938163982698783e+00;
        double d = 7.784695709041462e-03;
        d = d * t + 3.224671290700398e-01;
        d = d * t + 2.445134137142996e+00;
        d = d * t + 3.754408661907416e+00;
        return c / (d * t + 1);
    }
}
