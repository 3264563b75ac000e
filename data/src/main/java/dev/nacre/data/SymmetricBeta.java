package dev.nacre.data;

import java.util.SplittableRandom;

/** The distribution Beta(alpha, alpha). */
record SymmetricBeta(float alpha) {
    /** A ratio of gamma variates; 0 or 1 if both are too small for a double. */
    double draw(SplittableRandom random) {
        double a = gamma(random);
        double b = gamma(random);
        return a + b > 0 ? a / (a + b) : random.nextInt(2);
    }

    /** Marsaglia and Tsang, 2000: a variate for alpha + 1, reduced to alpha by a power of a uniform number. */
    private double gamma(SplittableRandom random) {
        double d = alpha + 1 - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + c * x;
            double cube = v * v * v;
            if (v > 0 && Math.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * cube + d * Math.log(cube))
                return d * cube * Math.pow(1 - random.nextDouble(), 1.0 / alpha);
        }
    }
}
