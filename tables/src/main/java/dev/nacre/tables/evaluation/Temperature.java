package dev.nacre.tables.evaluation;

import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.compute.Argmax;
import dev.nacre.data.Scale;
import org.jblas.FloatMatrix;

/**
 * Temperature scaling: divides logits by one number, so that probabilities are neither too sure nor too unsure. It
 * changes no predicted class. Guo et al., 2017, arXiv:1706.04599, section 4.2, equation 9.
 *
 * @param value the temperature, > 0: above 1 it makes probabilities less sure, below 1 more
 */
public record Temperature(double value) {
    private static final int FEWEST_ROWS = 30;
    private static final double MOST = 20;
    private static final int STEPS = 60;
    private static final double TOLERANCE = 1e-6;
    private static final double LEAST_PROBABILITY = 1e-30;

    /** Checks the value. */
    public Temperature {
        Require.positive("value", value);
    }

    /**
     * The temperature with the lowest cross-entropy.
     *
     * @param probabilities for rows that the model was not trained on, classes × rows
     * @param truth one-hot classes, classes × rows
     * @return between 1/20 and 20; 1 if there are fewer than 30 rows, or if every row is classified correctly: then the
     *     cross-entropy has no minimum
     */
    public static Temperature fit(FloatMatrix probabilities, FloatMatrix truth) {
        return fitLogits(logarithms(probabilities), truth);
    }

    /**
     * The temperature with the lowest cross-entropy, from logits.
     *
     * @param logits outputs of a network before softmax, for rows that it was not trained on, classes × rows
     * @param truth one-hot classes, classes × rows
     * @return as {@link #fit}
     */
    public static Temperature fitLogits(FloatMatrix logits, FloatMatrix truth) {
        Pairs.requireClasses(logits, truth);
        if (truth.columns < FEWEST_ROWS || allRight(logits, truth)) return new Temperature(1);
        return new Temperature(1 / minimum(logits, truth));
    }

    /**
     * The factor of the logits, 1/T, with the lowest cross-entropy. The cross-entropy is convex in it, so its slope has
     * one zero: Newton's steps, kept between bounds that close in on it.
     */
    private static double minimum(FloatMatrix logits, FloatMatrix truth) {
        double low = 1 / MOST;
        double high = MOST;
        double factor = 1;
        double[] slopes = new double[2];
        for (int i = 0; i < STEPS && high / low > 1 + TOLERANCE; i++) {
            slopes(logits, truth, factor, slopes);
            if (slopes[0] == 0) return factor;
            if (slopes[0] > 0) high = factor;
            else low = factor;
            double next = factor - slopes[0] / slopes[1];
            boolean inside = next > low && next < high;
            if (inside && Math.abs(next - factor) < TOLERANCE * factor) return next;
            factor = inside ? next : Math.sqrt(low * high);
        }
        return factor;
    }

    /** First and second derivative of the summed cross-entropy: E[z] − z of the true class, and the variance of z. */
    private static void slopes(FloatMatrix z, FloatMatrix truth, double factor, double[] slopes) {
        double first = 0;
        double second = 0;
        double[] p = new double[z.rows];
        for (int s = 0; s < z.columns; s++) {
            int from = s * z.rows;
            softmax(z.data, from, factor, p);
            double mean = 0;
            double square = 0;
            for (int i = 0; i < p.length; i++) {
                double distance = z.data[from + i] - z.data[from];
                mean += p[i] * distance;
                square += p[i] * distance * distance;
                first -= truth.data[from + i] * distance;
            }
            first += mean;
            second += square - mean * mean;
        }
        slopes[0] = first;
        slopes[1] = second;
    }

    private static void softmax(float[] z, int from, double factor, double[] p) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < p.length; i++) max = Math.max(max, z[from + i]);
        double sum = 0;
        for (int i = 0; i < p.length; i++) sum += p[i] = Math.exp(factor * (z[from + i] - max));
        for (int i = 0; i < p.length; i++) p[i] /= sum;
    }

    private static boolean allRight(FloatMatrix logits, FloatMatrix truth) {
        for (int from = 0; from < truth.length; from += truth.rows)
            if (Argmax.of(logits.data, from, from + truth.rows) != Argmax.of(truth.data, from, from + truth.rows))
                return false;
        return true;
    }

    private static FloatMatrix logarithms(FloatMatrix probabilities) {
        FloatMatrix logarithms = new FloatMatrix(probabilities.rows, probabilities.columns);
        for (int i = 0; i < logarithms.length; i++)
            logarithms.data[i] = (float) Math.log(Math.max(LEAST_PROBABILITY, probabilities.data[i]));
        return logarithms;
    }

    /**
     * Calibrates probabilities: each to the power 1/T, divided by their sum.
     *
     * @param probabilities classes × rows
     * @return classes × rows; their largest stays where it was
     */
    public FloatMatrix apply(FloatMatrix probabilities) {
        FloatMatrix logits = logarithms(probabilities);
        FloatMatrix calibrated = new FloatMatrix(logits.rows, logits.columns);
        double[] p = new double[logits.rows];
        for (int s = 0; s < logits.columns; s++) {
            softmax(logits.data, s * p.length, 1 / value, p);
            for (int i = 0; i < p.length; i++) calibrated.data[s * p.length + i] = (float) p[i];
        }
        return calibrated;
    }

    /**
     * The layer to put at the end of a network that gives logits; it has an ONNX form.
     *
     * @return {@code scale(1/T)}
     */
    public LayerSpec layer() {
        return new Scale((float) (1 / value));
    }
}
