package dev.nacre.tables.evaluation;

import dev.nacre.Metric;
import dev.nacre.metrics.AveragePrecision;
import dev.nacre.metrics.RocAuc;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * The decision between two classes: a row belongs to the second class if the probability of that is above the
 * threshold. Another threshold than 0.5 is better for a metric such as {@code f1} or {@code recall} (whose mean over
 * classes is the balanced accuracy) if one class is rare. Lipton et al., 2014, arXiv:1402.1892.
 *
 * @param value above 0, below 1
 */
public record Threshold(double value) {
    private static final double USUAL = 0.5;
    private static final int CANDIDATES = 256;

    /** Checks the value. */
    public Threshold {
        if (!(value > 0 && value < 1)) throw new IllegalArgumentException("value must be > 0 and < 1, not " + value);
    }

    /**
     * The best threshold for a metric. It lies in the middle between two neighbouring probabilities that occur; of
     * more than 256 such places, every few are tried, 256 in all. Among equally good ones, the one nearest to 0.5 is
     * taken, and 0.5 itself if none is better: so too if the rows are all of one class, and for {@code rocAuc} and
     * {@code averagePrecision}, which rank rows and decide nothing.
     *
     * @param probabilities for rows that the model was not trained on, classes × rows
     * @param truth one-hot classes, classes × rows
     * @param metric what to improve
     * @return empty for more than two classes: the most probable class is taken
     */
    public static Optional<Threshold> fit(FloatMatrix probabilities, FloatMatrix truth, Metric metric) {
        Pairs.requireClasses(probabilities, truth);
        if (truth.rows > 2) return Optional.empty();
        Threshold best = new Threshold(USUAL);
        if (oneClass(truth) || metric instanceof RocAuc || metric instanceof AveragePrecision) return Optional.of(best);
        double sign = metric.higherIsBetter() ? 1 : -1;
        double most = sign * metric.value(best.apply(probabilities), truth);
        for (double place : candidates(probabilities)) {
            Threshold threshold = new Threshold(place);
            double figure = sign * metric.value(threshold.apply(probabilities), truth);
            if (!(figure > most)) continue;
            most = figure;
            best = threshold;
        }
        return Optional.of(best);
    }

    private static boolean oneClass(FloatMatrix truth) {
        for (int i = 1; i < truth.length; i += 2) if (truth.data[i] != truth.data[1]) return false;
        return true;
    }

    /** The nearest to 0.5 come first. */
    private static double[] candidates(FloatMatrix probabilities) {
        double[] p = new double[probabilities.columns];
        for (int s = 0; s < p.length; s++) p[s] = probabilities.data[2 * s + 1];
        Arrays.sort(p);
        int[] ends =
                IntStream.range(0, p.length - 1).filter(i -> p[i] < p[i + 1]).toArray();
        int tried = Math.min(ends.length, CANDIDATES);
        return IntStream.range(0, tried)
                .map(i -> ends[(int) ((long) i * ends.length / tried)])
                .mapToDouble(i -> (p[i] + p[i + 1]) / 2)
                .filter(place -> place > 0 && place < 1)
                .boxed()
                .sorted((a, b) -> Double.compare(Math.abs(a - USUAL), Math.abs(b - USUAL)))
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /**
     * The decision for one row.
     *
     * @param probability of the second class
     * @return whether the row belongs to the second class
     */
    public boolean second(double probability) {
        return probability > value;
    }

    /**
     * Scores whose larger one is at the class decided for, for metrics. They keep the order of the rows but are no
     * calibrated probabilities: 0, threshold and 1 become 0, 0.5 and 1, with straight lines between.
     *
     * @param probabilities 2 × rows
     * @return 2 × rows
     */
    public FloatMatrix apply(FloatMatrix probabilities) {
        if (probabilities.rows != 2)
            throw new IllegalArgumentException(
                    "a threshold decides between 2 classes; the probabilities have " + probabilities.rows);
        FloatMatrix scores = new FloatMatrix(2, probabilities.columns);
        for (int s = 0; s < scores.length; s += 2) {
            float p = probabilities.data[s + 1];
            scores.data[s + 1] = second(p)
                    ? Math.max(Math.nextUp(0.5f), (float) (1 - (1 - p) / (1 - value) / 2))
                    : Math.min(0.5f, (float) (p / value / 2));
            scores.data[s] = 1 - scores.data[s + 1];
        }
        return scores;
    }
}
