package dev.nacre.losses;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.Loss;
import dev.nacre.plugin.Doc;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jblas.FloatMatrix;

/**
 * A loss that weights each sample by its class, so that rare classes can count more. Training divides by the number of
 * samples, not by the sum of weights: weights whose mean over the samples is 1 keep the step size. {@link #balanced}
 * computes such weights.
 */
@Doc("a loss that weights each sample by its class")
@AutoService(Loss.class)
public record ClassWeighted(
        @Doc("loss to weight") Loss loss,

        @Doc("one weight per class, >= 0; a single output has two classes, 0 and 1; empty: all weights are 1")
        List<Float> weights)
        implements Loss {
    /** Checks the components. */
    public ClassWeighted {
        Objects.requireNonNull(loss, "loss");
        weights = List.copyOf(weights);
        for (float weight : weights)
            if (!(weight >= 0) || Float.isInfinite(weight))
                throw new IllegalArgumentException("weights must be >= 0 and finite, not " + weight);
    }

    /** Cross-entropy; all weights are 1. */
    public ClassWeighted() {
        this(new CrossEntropy(), List.of());
    }

    /**
     * A loss with {@linkplain #balancedWeights balanced weights}.
     *
     * @param loss the loss to weight
     * @param t targets of the training data, outputs × samples
     * @return the weighted loss
     */
    public static ClassWeighted balanced(Loss loss, FloatMatrix t) {
        int classes = Math.max(2, t.rows);
        double[] counts = new double[classes];
        for (int s = 0; s < t.columns; s++) {
            if (t.rows == 1) counts[t.data[s] > 0.5f ? 1 : 0]++;
            else for (int c = 0; c < classes; c++) counts[c] += t.data[s * classes + c];
        }
        return new ClassWeighted(loss, balancedWeights(counts));
    }

    /**
     * Weights that give all classes the same total weight: n / (k·n_c) for class c, where n is the number of samples,
     * n_c those of the class, and k the number of classes that occur. Their mean over the samples is 1. King and Zeng,
     * 2001, "Logistic regression in rare events data".
     *
     * @param counts samples of each class
     * @return one weight for each class; 1 for a class without samples
     */
    public static List<Float> balancedWeights(double... counts) {
        double samples = DoubleStream.of(counts).sum();
        long classes = DoubleStream.of(counts).filter(count -> count > 0).count();
        return DoubleStream.of(counts)
                .mapToObj(count -> count > 0 ? (float) (samples / (classes * count)) : 1)
                .toList();
    }

    private float weight(float[] t, int from, int to) {
        if (weights.isEmpty()) return 1;
        if (to - from == 1) return weights.get(0) + t[from] * (weights.get(1) - weights.get(0));
        float sum = 0;
        for (int i = from; i < to; i++) if (t[i] != 0) sum += t[i] * weights.get(i - from);
        return sum;
    }

    private void requireClasses(int outputs) {
        if (!weights.isEmpty() && weights.size() != Math.max(2, outputs))
            throw new IllegalArgumentException("classWeighted has " + weights.size() + " weights, but the targets have "
                    + Math.max(2, outputs) + " classes; give one weight per class");
    }

    @Override
    public double value(float[] y, float[] t, int from, int to) {
        requireClasses(to - from);
        return weight(t, from, to) * loss.value(y, t, from, to);
    }

    @Override
    public double gradient(float[] y, float[] t, float[] dy, float weight, int from, int to) {
        requireClasses(to - from);
        float own = weight(t, from, to);
        return own * loss.gradient(y, t, dy, own * weight, from, to);
    }

    @Override
    public void predict(float[] y, float[] prediction, int from, int to) {
        loss.predict(y, prediction, from, to);
    }

    @Override
    public Optional<Activation> link() {
        return loss.link();
    }

    @Override
    public void requireTargets(String where, FloatMatrix t) {
        requireClasses(t.rows);
        loss.requireTargets(where, t);
    }
}
