package dev.nacre.data;

import dev.nacre.FeaturePasses;
import dev.nacre.Require;
import dev.nacre.TrainingData;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Principal component analysis (Pearson, 1901; Hotelling, 1933): the directions of largest variance, with their
 * variances (divided by n − 1), in double. With more features than samples, the directions are computed from the
 * inner products of the samples instead of the covariances of the features: the same result from a smaller matrix.
 *
 * <p>Directions without variance are left out, so there are at most as many as features, and at most one less than
 * samples. The sign of a direction is chosen so that its element with the largest absolute value is positive.
 */
public final class PrincipalComponents {
    private final double[] mean;
    private final double[] variances;
    private final double[][] directions;
    private final double total;

    private PrincipalComponents(double[] mean, SymmetricEigen eigen, double total, Directions directions) {
        this.mean = mean;
        this.total = total;
        int n = directions.size();
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -eigen.value(i)))
                .mapToInt(i -> i)
                .toArray();
        double negligible = n == 0 ? 0 : Math.max(n, mean.length) * Math.ulp(1.0) * eigen.value(order[0]);
        int[] kept = Arrays.stream(order)
                .filter(i -> eigen.value(i) > negligible)
                .limit(mean.length)
                .toArray();
        this.variances = Arrays.stream(kept).mapToDouble(eigen::value).toArray();
        this.directions = Arrays.stream(kept)
                .mapToObj(i -> positive(directions.of(eigen.vector(i))))
                .toArray(double[][]::new);
    }

    /** From eigenvectors to directions of length 1. */
    private record Directions(int size, double[][] samples) {
        double[] of(double[] vector) {
            if (samples == null) return vector;
            double[] direction = new double[samples[0].length];
            for (int s = 0; s < size; s++)
                for (int i = 0; i < direction.length; i++) direction[i] += vector[s] * samples[s][i];
            double length = Math.sqrt(Arrays.stream(direction).map(v -> v * v).sum());
            for (int i = 0; i < direction.length; i++) direction[i] /= length;
            return direction;
        }
    }

    /**
     * The principal components of training data.
     *
     * @param training the training data only; it is read twice
     * @return the components
     */
    public static PrincipalComponents of(TrainingData training) {
        try (FeaturePasses features = new FeaturePasses(training)) {
            return of("pca", training.inputs(), features);
        }
    }

    static PrincipalComponents of(String name, int features, Iterable<FloatMatrix> batches) {
        Moments moments = Moments.of(name, features, batches);
        if (moments.count() < 2)
            throw new IllegalArgumentException(name + " needs at least 2 samples to fit on, not " + moments.count());
        double[] mean = IntStream.range(0, features).mapToDouble(moments::mean).toArray();
        double total = 0;
        for (int i = 0; i < features; i++) total += moments.variance(i) * moments.count() / (moments.count() - 1);
        boolean few = moments.count() < features;
        int side = few ? (int) moments.count() : features;
        requireMemory(name, features, side);
        Covariances sums = new Covariances(mean);
        if (few) {
            double[][] samples = sums.centred(batches, side);
            return new PrincipalComponents(
                    mean, new SymmetricEigen(sums.products(samples)), total, new Directions(side, samples));
        }
        double[][] covariances = sums.of(batches, moments.count());
        return new PrincipalComponents(mean, new SymmetricEigen(covariances), total, new Directions(side, null));
    }

    private static void requireMemory(String name, int features, int side) {
        long needed = 3L * side * Math.max(side, features) * Double.BYTES >> 20;
        long there = Runtime.getRuntime().maxMemory() >> 20;
        if (needed > there)
            throw new IllegalArgumentException(name + " of " + features + " features needs about " + needed
                    + " MB to be fitted, but the heap has " + there + " MB: raise -Xmx, or take fewer features");
    }

    private static double[] positive(double[] direction) {
        int largest = 0;
        for (int i = 1; i < direction.length; i++)
            if (Math.abs(direction[i]) > Math.abs(direction[largest])) largest = i;
        if (direction[largest] < 0) for (int i = 0; i < direction.length; i++) direction[i] = -direction[i];
        return direction;
    }

    /**
     * Number of directions that have variance.
     *
     * @return at most the number of features, and less than the number of samples
     */
    public int count() {
        return variances.length;
    }

    /**
     * The variance along a direction.
     *
     * @param component counted from 0, the direction of largest variance
     * @return above 0; 0 from {@link #count()} on
     */
    public double variance(int component) {
        return component < variances.length ? variances[component] : 0;
    }

    /**
     * The share of the total variance that a direction explains.
     *
     * @param component counted from 0, the direction of largest variance
     * @return from 0 to 1; all shares add up to 1, or to 0 if nothing varies
     */
    public double share(int component) {
        return total == 0 ? 0 : variance(component) / total;
    }

    /**
     * Number of components that are needed to explain a share of the total variance.
     *
     * @param share above 0, at most 1
     * @return at least 1, so that a layer can have as many outputs
     */
    public int count(double share) {
        Require.positiveFraction("share", share);
        double sum = 0;
        int n = 0;
        while (n < variances.length && (sum < share || n == 0)) sum += share(n++);
        return Math.max(1, n);
    }

    /** The mean of a feature. */
    double mean(int feature) {
        return mean[feature];
    }

    /** A direction, of length 1. Callers must not change it. */
    double[] direction(int component) {
        return directions[component];
    }
}
