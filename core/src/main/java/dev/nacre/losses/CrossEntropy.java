package dev.nacre.losses;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.Checks;
import dev.nacre.Loss;
import dev.nacre.Require;
import dev.nacre.compute.Elementary;
import dev.nacre.compute.SampleSum;
import dev.nacre.plugin.Doc;
import java.util.Optional;
import org.jblas.FloatMatrix;

/**
 * Softmax cross-entropy on logits: −Σ tᵢ·log softmax(y)ᵢ, in nats. The target is a probability distribution over
 * classes, usually one-hot. {@link #predict} returns the softmax: class probabilities. An untrained network starts near
 * ln(classes).
 *
 * <p>Label smoothing mixes the target with the uniform distribution. Szegedy et al., 2016, arXiv:1512.00567, section 7.
 */
@Doc("softmax cross-entropy on logits, for one class out of several")
@AutoService(Loss.class)
public record CrossEntropy(
        @Doc("weight of the uniform distribution in the target, >= 0, < 1")
        float labelSmoothing) implements Loss {
    private static final double TOLERANCE = 1e-3;

    /** Checks the components. */
    public CrossEntropy {
        Require.belowOne("labelSmoothing", labelSmoothing);
    }

    /** No label smoothing. */
    public CrossEntropy() {
        this(0);
    }

    private float smoothed(float t, int classes) {
        return t * (1 - labelSmoothing) + labelSmoothing / classes;
    }

    private static float max(float[] y, int from, int to) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) max = Math.max(max, y[i]);
        return max;
    }

    /** The logits without their maximum. */
    private static void shifted(float[] y, float[] x, int from, int to) {
        float max = max(y, from, to);
        for (int i = from; i < to; i++) x[i] = y[i] - max;
    }

    @Override
    public double value(float[] y, float[] t, int from, int to) {
        float max = max(y, from, to);
        double sum = 0;
        for (int i = from; i < to; i++) sum += Math.exp(y[i] - max);
        double logSum = max + Math.log(sum);
        double loss = 0;
        for (int i = from; i < to; i++) loss += smoothed(t[i], to - from) * (logSum - y[i]);
        return loss;
    }

    @Override
    public double gradient(float[] y, float[] t, float[] dy, float weight, int from, int to) {
        shifted(y, dy, from, to);
        Elementary.exp(dy, dy, from, to);
        return gradientOfExponentials(y, t, dy, weight, from, to);
    }

    /** The exponentials of all samples at once: those of a few classes are too few for a vector. */
    @Override
    public double gradient(FloatMatrix y, FloatMatrix t, FloatMatrix dy) {
        Checks.requireSame("loss", y, t);
        int rows = y.rows;
        float weight = 1f / y.columns;
        return SampleSum.of(y, (from, to) -> {
                    for (int s = from; s < to; s++) shifted(y.data, dy.data, s * rows, (s + 1) * rows);
                    Elementary.exp(dy.data, dy.data, from * rows, to * rows);
                    double sum = 0;
                    for (int s = from; s < to; s++)
                        sum += gradientOfExponentials(y.data, t.data, dy.data, weight, s * rows, (s + 1) * rows);
                    return sum;
                })
                / y.columns;
    }

    /** Turns the exponentials, of the logits without their maximum, into the gradient. */
    private double gradientOfExponentials(float[] y, float[] t, float[] dy, float weight, int from, int to) {
        double sum = Sums.of(dy, from, to);
        double logSum = max(y, from, to) + Math.log(sum);
        double loss = 0;
        float mass = 0;
        for (int i = from; i < to; i++) {
            float target = smoothed(t[i], to - from);
            loss += target * (logSum - y[i]);
            mass += target;
        }
        float scale = (float) (weight * mass / sum);
        for (int i = from; i < to; i++) dy[i] = scale * dy[i] - weight * smoothed(t[i], to - from);
        return loss;
    }

    @Override
    public void predict(float[] y, float[] prediction, int from, int to) {
        shifted(y, prediction, from, to);
        Elementary.exp(prediction, prediction, from, to);
        normalise(prediction, from, to);
    }

    @Override
    public void predict(FloatMatrix y, FloatMatrix prediction) {
        for (int s = 0; s < y.columns; s++) shifted(y.data, prediction.data, s * y.rows, (s + 1) * y.rows);
        Elementary.exp(prediction.data, prediction.data, 0, y.length);
        for (int s = 0; s < y.columns; s++) normalise(prediction.data, s * y.rows, (s + 1) * y.rows);
    }

    private static void normalise(float[] exponentials, int from, int to) {
        float sum = (float) Sums.of(exponentials, from, to);
        for (int i = from; i < to; i++) exponentials[i] /= sum;
    }

    /** None that is element-wise: predictions are the softmax. */
    @Override
    public Optional<Activation> link() {
        return Optional.empty();
    }

    /** Each sample's targets must be probabilities that sum to 1. */
    @Override
    public void requireTargets(String where, FloatMatrix t) {
        if (t.rows < 2)
            throw new IllegalArgumentException(
                    where + ": crossEntropy needs an output for each class, at least two; for"
                            + " a single output take binaryCrossEntropy");
        Checks.requireUnitRange(where + ": crossEntropy", t, "targets are class probabilities, one-hot for one class");
        for (int s = 0; s < t.columns; s++) {
            double sum = 0;
            for (int i = s * t.rows; i < (s + 1) * t.rows; i++) sum += t.data[i];
            if (Math.abs(sum - 1) > TOLERANCE)
                throw new IllegalArgumentException(
                        where + ": crossEntropy needs targets that sum to 1, those of sample "
                                + s + " of the batch sum to " + sum + "; for labels that don't exclude each other take"
                                + " binaryCrossEntropy");
        }
    }
}
