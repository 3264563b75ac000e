package dev.nacre.losses;

import com.google.auto.service.AutoService;
import dev.nacre.Loss;
import dev.nacre.TrainingData;
import dev.nacre.plugin.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jblas.FloatMatrix;

/**
 * A loss on standardised targets: the network learns (t − mean) / deviation, and predictions are converted back to the
 * original units. So neither the learning rate nor the predictions depend on the scale of the targets. {@link
 * dev.nacre.training.Trainer#scaleTargets} computes mean and deviation from the training data.
 */
@Doc("a loss of targets scaled to mean 0 and deviation 1; predictions have the targets' own units")
@AutoService(Loss.class)
public record ScaledTargets(
        @Doc("loss between outputs and scaled targets") Loss loss,
        @Doc("mean of each target; empty: 0") List<Float> mean,

        @Doc("standard deviation of each target, > 0; empty: 1")
        List<Float> deviation)
        implements Loss {
    private static final ThreadLocal<float[][]> SCRATCH = ThreadLocal.withInitial(() -> new float[3][0]);

    /** Checks the components. */
    public ScaledTargets {
        Objects.requireNonNull(loss, "loss");
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        for (float m : mean)
            if (!Float.isFinite(m)) throw new IllegalArgumentException("mean must be finite, not " + m);
        for (float d : deviation)
            if (!(d > 0) || Float.isInfinite(d))
                throw new IllegalArgumentException("deviation must be > 0 and finite, not " + d);
        if (loss.takesLogits())
            throw new IllegalArgumentException("loss must compare numbers, as mse does; " + loss
                    + " takes logits, and its targets must stay as they are");
    }

    /** Mean squared error of unscaled targets. */
    public ScaledTargets() {
        this(new Mse(), List.of(), List.of());
    }

    /**
     * Computes mean and deviation from data, without targets that are NaN. A constant target gets deviation 1.
     *
     * @param loss loss between outputs and scaled targets
     * @param data the training data; two passes
     * @return the scaled loss
     */
    public static ScaledTargets of(Loss loss, TrainingData data) {
        int targets = data.targets();
        double[] sums = new double[targets];
        long[] n = new long[targets];
        forEachTarget(data, (i, t) -> {
            n[i]++;
            sums[i] += t;
        });
        if (LongStream.of(n).sum() == 0)
            throw new IllegalArgumentException("scaling the targets needs at least one sample");
        double[] squares = new double[targets];
        forEachTarget(data, (i, t) -> squares[i] += Math.pow(t - sums[i] / n[i], 2));
        List<Float> means = new ArrayList<>();
        List<Float> deviations = new ArrayList<>();
        for (int i = 0; i < targets; i++) {
            means.add((float) (sums[i] / Math.max(1, n[i])));
            float deviation = (float) Math.sqrt(squares[i] / Math.max(1, n[i]));
            deviations.add(deviation > 0 ? deviation : 1);
        }
        return new ScaledTargets(loss, means, deviations);
    }

    private static void forEachTarget(TrainingData data, Visitor visitor) {
        data.forEachBatch(1024, batch -> {
            for (int i = 0; i < batch.t().length; i++)
                if (!Float.isNaN(batch.t().data[i])) visitor.visit(i % batch.t().rows, batch.t().data[i]);
        });
    }

    /** Receives each target that is not missing, and which of a sample's it is. */
    private interface Visitor {
        void visit(int target, float value);
    }

    private static float at(List<Float> list, int i, float otherwise) {
        return list.isEmpty() ? otherwise : list.get(i);
    }

    private void requireOutputs(int outputs) {
        if (!mean.isEmpty() && mean.size() != outputs || !deviation.isEmpty() && deviation.size() != outputs)
            throw new IllegalArgumentException("scaledTargets has means and deviations of "
                    + Math.max(mean.size(), deviation.size()) + " targets, not of " + outputs);
    }

    /** Outputs, scaled targets and room for the gradient of one sample, from 0. */
    private float[][] scaled(float[] y, float[] t, int from, int to) {
        int n = to - from;
        requireOutputs(n);
        float[][] scratch = SCRATCH.get();
        if (scratch[0].length < n) for (int i = 0; i < scratch.length; i++) scratch[i] = new float[n];
        System.arraycopy(y, from, scratch[0], 0, n);
        for (int i = 0; i < n; i++) scratch[1][i] = (t[from + i] - at(mean, i, 0)) / at(deviation, i, 1);
        return scratch;
    }

    @Override
    public double value(float[] y, float[] t, int from, int to) {
        float[][] scratch = scaled(y, t, from, to);
        return loss.value(scratch[0], scratch[1], 0, to - from);
    }

    @Override
    public double gradient(float[] y, float[] t, float[] dy, float weight, int from, int to) {
        float[][] scratch = scaled(y, t, from, to);
        double value = loss.gradient(scratch[0], scratch[1], scratch[2], weight, 0, to - from);
        System.arraycopy(scratch[2], 0, dy, from, to - from);
        return value;
    }

    @Override
    public void predict(float[] y, float[] prediction, int from, int to) {
        requireOutputs(to - from);
        for (int i = from; i < to; i++) prediction[i] = y[i] * at(deviation, i - from, 1) + at(mean, i - from, 0);
    }

    @Override
    public void requireTargets(String where, FloatMatrix t) {
        requireOutputs(t.rows);
        loss.requireTargets(where, t);
    }
}
