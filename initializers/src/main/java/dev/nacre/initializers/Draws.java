package dev.nacre.initializers;

import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** Fills matrices from distributions. */
final class Draws {
    /** Standard deviation of a standard normal distribution truncated at ±2. */
    static final double CUT_DEVIATION = 0.87962566103423978;

    private Draws() {}

    static void normal(FloatMatrix w, double mean, double deviation, RandomGenerator random) {
        for (int i = 0; i < w.length; i++) w.data[i] = (float) (mean + deviation * random.nextGaussian());
    }

    /** Redraws values more than two standard deviations from the mean. */
    static void truncatedNormal(FloatMatrix w, double mean, double deviation, RandomGenerator random) {
        for (int i = 0; i < w.length; i++) {
            double z;
            do z = random.nextGaussian();
            while (Math.abs(z) > 2);
            w.data[i] = (float) (mean + deviation * z);
        }
    }

    static void uniform(FloatMatrix w, double low, double high, RandomGenerator random) {
        for (int i = 0; i < w.length; i++) w.data[i] = (float) (low + (high - low) * random.nextDouble());
    }

    /** Uniform around zero with a given standard deviation. */
    static void uniform(FloatMatrix w, double deviation, RandomGenerator random) {
        double limit = Math.sqrt(3) * deviation;
        uniform(w, -limit, limit, random);
    }
}
