package dev.nacre.tables.evaluation;

import dev.nacre.Metric;
import dev.nacre.Require;
import dev.nacre.compute.Argmax;
import dev.nacre.metrics.AveragePrecision;
import dev.nacre.metrics.RocAuc;
import dev.nacre.model.Model;
import java.util.Arrays;
import java.util.Map;
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
public record DecisionThreshold(double value) {
    private static final double USUAL = 0.5;
    private static final int CANDIDATES = 256;
    private static final String NOTE = "threshold";

    /** Checks the value. */
    public DecisionThreshold {
        Require.properFraction("value", value);
    }

    /**
     * The threshold that a model keeps in its notes.
     *
     * @param model any model
     * @return 0.5 if it keeps none
     */
    public static DecisionThreshold of(Model model) {
        String kept = model.notes().get(NOTE);
        return new DecisionThreshold(kept == null ? USUAL : Double.parseDouble(kept));
    }

    /**
     * What a model has to keep in its notes.
     *
     * @return empty for 0.5, which is the most probable of two classes
     */
    public Map<String, String> notes() {
        return value == USUAL ? Map.of() : Map.of(NOTE, Double.toString(value));
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
    public static Optional<DecisionThreshold> fit(FloatMatrix probabilities, FloatMatrix truth, Metric metric) {
        Pairs.requireClasses(probabilities, truth);
        if (truth.rows > 2) return Optional.empty();
        DecisionThreshold best = new DecisionThreshold(USUAL);
        if (oneClass(truth) || metric instanceof RocAuc || metric instanceof AveragePrecision) return Optional.of(best);
        double sign = metric.higherIsBetter() ? 1 : -1;
        double most = sign * metric.value(best.apply(probabilities), truth);
        for (double place : candidates(probabilities)) {
            DecisionThreshold threshold = new DecisionThreshold(place);
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
     * The decision for one row, of any number of classes.
     *
     * @param probabilities those of the row begin at {@code from}
     * @param from where they begin
     * @param classes how many there are
     * @return the class, counted from 0: for more than two, the most probable one
     */
    public int decide(float[] probabilities, int from, int classes) {
        if (classes == 2 && value != USUAL) return second(probabilities[from + 1]) ? 1 : 0;
        return Argmax.of(probabilities, from, from + classes);
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
