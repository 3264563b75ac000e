package dev.nacre;

import dev.nacre.compute.Permutation;
import dev.nacre.compute.Steps;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/**
 * Samples in memory.
 *
 * @param x features × samples: each column is a sample ({@link #of(float[][])} takes samples as rows)
 * @param t targets × samples; null if there are none. An unlabelled sample has NaN for all its targets
 * @param weights sample weights, 1 × samples, at least 0: factors of each sample's loss and gradient. The mean still
 *     divides by the number of samples, not by the sum of weights. Null if all are 1
 * @param missing whether features may be NaN, which stands for a missing value
 * @param shape the shape of one sample
 */
public record Samples(FloatMatrix x, FloatMatrix t, FloatMatrix weights, boolean missing, Shape shape)
        implements TrainingData {
    /** Checks that the sizes match and that all numbers are finite, except for missing features and targets. */
    public Samples {
        Checks.requireWhole("features", x);
        if (t != null) Checks.requireWhole("targets", t);
        if (x.rows < 1) throw new IllegalArgumentException("samples need at least one feature");
        if (shape.size() != x.rows)
            throw new IllegalArgumentException(
                    x.rows + " features can't have the shape " + shape + ", which has " + shape.size() + " numbers");
        if (t != null && t.columns != x.columns)
            throw new IllegalArgumentException(x.columns + " samples can't have " + t.columns + " targets");
        if (missing) Checks.requireFiniteOrMissing("features", x);
        else Checks.requireFinite("features", x);
        if (t != null) requireTargets(t, missing);
        if (weights != null) requireWeights(x, weights);
    }

    /**
     * Flat features without missing values and without sample weights.
     *
     * @param x features × samples
     * @param t targets × samples
     */
    public Samples(FloatMatrix x, FloatMatrix t) {
        this(x, t, null, false, Shape.flat(Math.max(1, x.rows)));
    }

    /**
     * Samples without targets.
     *
     * @param x features × samples
     */
    public Samples(FloatMatrix x) {
        this(x, null);
    }

    /**
     * Samples without targets.
     *
     * @param rows one sample in each row
     * @return a copy
     */
    public static Samples of(float[][] rows) {
        return new Samples(Rows.columns("row", rows));
    }

    /**
     * Samples without targets.
     *
     * @param rows one sample in each row
     * @return a copy, as floats
     */
    public static Samples of(double[][] rows) {
        return of(Rows.floats(rows));
    }

    /**
     * Samples with targets.
     *
     * @param rows one sample in each row
     * @param targets the targets of each row: one-hot for classes
     * @return a copy
     */
    public static Samples of(float[][] rows, float[][] targets) {
        return new Samples(Rows.columns("row", rows), Rows.columns("target", targets));
    }

    /**
     * Samples with targets.
     *
     * @param rows one sample in each row
     * @param targets the targets of each row: one-hot for classes
     * @return a copy, as floats
     */
    public static Samples of(double[][] rows, double[][] targets) {
        return of(Rows.floats(rows), Rows.floats(targets));
    }

    private static void requireTargets(FloatMatrix t, boolean missing) {
        if (Checks.firstNotFinite(t) < 0) return;
        if (missing) Checks.requireFiniteOrMissing("targets", t);
        else for (int s = 0; s < t.columns; s++) if (!isUnlabelled(t, s)) requireTargets(t, s);
    }

    private static void requireTargets(FloatMatrix t, int sample) {
        for (int i = sample * t.rows; i < (sample + 1) * t.rows; i++)
            if (!Float.isFinite(t.data[i]))
                throw new IllegalArgumentException(
                        "targets: " + t.data[i] + " is number " + i % t.rows + " of sample " + sample
                                + " (from 0); only finite numbers are allowed, or NaN for all targets of a sample "
                                + "that has none; Samples.withMissing takes steps without targets");
    }

    private static boolean isUnlabelled(FloatMatrix t, int sample) {
        return Steps.isMissing(t.data, sample * t.rows, (sample + 1) * t.rows);
    }

    private static void requireWeights(FloatMatrix x, FloatMatrix weights) {
        if (weights.rows != 1 || weights.columns != x.columns)
            throw new IllegalArgumentException(x.columns + " samples need weights of 1 × " + x.columns + ", not "
                    + weights.rows + " × " + weights.columns);
        Checks.requireFinite("weights", weights);
        for (float weight : weights.data)
            if (weight < 0) throw new IllegalArgumentException("weights must be >= 0, not " + weight);
    }

    /**
     * The same samples with sample weights.
     *
     * @param weights one for each sample, at least 0; use weights with a mean of 1 to keep the size of the steps
     * @return shares features and targets with these
     */
    public Samples weighted(float... weights) {
        return new Samples(x, t, new FloatMatrix(1, weights.length, weights.clone()), missing, shape);
    }

    /**
     * The same samples with another shape, such as images.
     *
     * @param shape its size must be the number of features
     * @return shares all numbers with these
     */
    public Samples shaped(Shape shape) {
        return new Samples(x, t, weights, missing, shape);
    }

    /**
     * The same samples with other targets.
     *
     * @param targets targets × samples; null for none
     * @return shares the features and weights with these
     */
    public Samples withTargets(FloatMatrix targets) {
        return new Samples(x, targets, weights, missing, shape);
    }

    /**
     * Samples with missing features, or steps without targets.
     *
     * @param x features × samples, NaN where a value is missing
     * @param t targets × samples; null for none. NaN among them is for a loss that leaves steps out, such as
     *     {@link dev.nacre.losses.PerStep}; others refuse it
     * @return samples with flat features
     */
    public static Samples withMissing(FloatMatrix x, FloatMatrix t) {
        return new Samples(x, t, null, true, Shape.flat(Math.max(1, x.rows)));
    }

    @Override
    public int inputs() {
        return x.rows;
    }

    @Override
    public int targets() {
        return t == null ? 0 : t.rows;
    }

    /**
     * Number of samples.
     *
     * @return at least 0
     */
    public int size() {
        return x.columns;
    }

    @Override
    public OptionalLong sampleCount() {
        return OptionalLong.of(size());
    }

    @Override
    public boolean partlyLabelled() {
        if (t == null || Checks.firstNotFinite(t) < 0) return false;
        for (int s = 0; s < t.columns; s++) if (isUnlabelled(t, s)) return true;
        return false;
    }

    @Override
    public Pass shuffled(int size, long seed) {
        return new GatheredPass(this, Permutation.of(size(), new SplittableRandom(seed)), size);
    }

    @Override
    public Pass inOrder(int size) {
        return new GatheredPass(this, order(), size);
    }

    private int[] order() {
        int[] order = new int[size()];
        for (int i = 0; i < order.length; i++) order[i] = i;
        return order;
    }

    /**
     * Selects some of the samples.
     *
     * @param indices positions from 0, in the order wanted
     * @return copies
     */
    public Samples select(int... indices) {
        return new Samples(
                GatheredPass.gather(x, indices, 0, new FloatMatrix(x.rows, indices.length)),
                t == null ? null : GatheredPass.gather(t, indices, 0, new FloatMatrix(t.rows, indices.length)),
                weights == null ? null : GatheredPass.gather(weights, indices, 0, new FloatMatrix(1, indices.length)),
                missing,
                shape);
    }

    /** Computed once, and kept in memory. */
    @Override
    public Samples through(Layer lower) {
        Checks.requireFewer(lower.name() + ", outputs × samples", lower.outputs(), size(), "stream the samples");
        FloatMatrix mapped = new FloatMatrix(lower.outputs(), size());
        int[] done = new int[1];
        forEachBatch(SamplesAtOnce.through(lower, inputs(), 1024), batch -> {
            FloatMatrix y = lower.forward(batch.x(), Mode.INFER);
            System.arraycopy(y.data, 0, mapped.data, done[0] * y.rows, y.length);
            done[0] += y.columns;
        });
        return new Samples(mapped, t, weights, missing && !lower.takesMissing(), lower.shape());
    }
}
