package dev.nacre.tuning;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The mean of a normal density around each of some positions and of a uniform one, the prior. The standard deviation is
 * the greater of the distances to the two neighbours, within bounds: Bergstra et al., 2011, section 4.2. Normal
 * densities are reflected at 0 and 1, so that none of their mass lies outside.
 */
record ParzenDensity(double[] centers, double[] deviations) implements Density {
    private static final double WIDEST = 0.5;
    private static final int NARROWEST = 100;
    private static final double ROOT = Math.sqrt(2 * Math.PI);

    static ParzenDensity of(double[] positions) {
        double[] centers = positions.clone();
        Arrays.sort(centers);
        int n = centers.length;
        double[] deviations = new double[n];
        for (int i = 0; i < n; i++) {
            double left = centers[i] - (i == 0 ? 0 : centers[i - 1]);
            double right = (i == n - 1 ? 1 : centers[i + 1]) - centers[i];
            deviations[i] = Math.min(WIDEST, Math.max(Math.max(left, right), 1.0 / Math.min(NARROWEST, n + 1)));
        }
        return new ParzenDensity(centers, deviations);
    }

    @Override
    public double at(double position) {
        double sum = 1;
        for (int i = 0; i < centers.length; i++)
            sum += normal(position, i) + normal(-position, i) + normal(2 - position, i);
        return sum / (centers.length + 1);
    }

    private double normal(double x, int i) {
        double z = (x - centers[i]) / deviations[i];
        return Math.exp(-z * z / 2) / (ROOT * deviations[i]);
    }

    @Override
    public double draw(SplittableRandom random) {
        int i = random.nextInt(centers.length + 1);
        if (i == centers.length) return random.nextDouble();
        double x = Math.abs(centers[i] + deviations[i] * random.nextGaussian()) % 2;
        return Math.min(Math.nextDown(1.0), x > 1 ? 2 - x : x);
    }
}
