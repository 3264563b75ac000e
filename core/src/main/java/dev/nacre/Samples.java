package dev.nacre;

import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/**
 * Samples in memory.
 *
 * @param x features × samples
 * @param t targets × samples; null where there are none
 * @param weights 1 × samples, at least 0: how much each sample's loss and gradient count, where the mean is over the number of
 *     samples; null where all count 1; pre-training counts all alike
 * @param missing whether features may be NaN, for values that are missing
 */
public record Samples(FloatMatrix x, FloatMatrix t, FloatMatrix weights, boolean missing) implements TrainingData {
    /** Checks that the sizes fit and all numbers are finite, but for features that are missing. */
    public Samples {
        if (x.rows < 1) throw new IllegalArgumentException("samples need at least one feature");
        if (t != null && t.columns != x.columns)
            throw new IllegalArgumentException(x.columns + " samples can't have " + t.columns + " targets");
        if (missing) Checks.requireFiniteOrMissing("features", x);
        else Checks.requireFinite("features", x);
        if (t != null) Checks.requireFinite("targets", t);
        if (weights != null) requireWeights(x, weights);
    }

    /**
     * Samples that all count the same.
     *
     * @param x features × samples
     * @param t targets × samples; null where there are none
     */
    public Samples(FloatMatrix x, FloatMatrix t) {
        this(x, t, null, false);
    }

    /**
     * Samples of which nothing is missing.
     *
     * @param x features × samples
     * @param t targets × samples; null where there are none
     * @param weights 1 × samples, at least 0; null where all count 1
     */
    public Samples(FloatMatrix x, FloatMatrix t, FloatMatrix weights) {
        this(x, t, weights, false);
    }

    /**
     * Samples that all count the same.
     *
     * @param x features × samples
     * @param t targets × samples; null where there are none
     * @param missing whether features may be NaN, for values that are missing
     */
    public Samples(FloatMatrix x, FloatMatrix t, boolean missing) {
        this(x, t, null, missing);
    }

    /**
     * Samples without targets.
     *
     * @param x features × samples
     */
    public Samples(FloatMatrix x) {
        this(x, null);
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
     * The same samples, counting differently.
     *
     * @param weights one for each sample, at least 0; a mean of 1 keeps the size of steps
     * @return shares features and targets with these
     */
    public Samples weighted(float... weights) {
        return new Samples(x, t, new FloatMatrix(1, weights.length, weights.clone()), missing);
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
     * How many samples there are.
     *
     * @return at least 0
     */
    public int size() {
        return x.columns;
    }

    @Override
    public OptionalLong samples() {
        return OptionalLong.of(size());
    }

    @Override
    public Iterator<Batch> shuffled(int size, long seed) {
        int[] order = order();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return new Pass(order, size);
    }

    @Override
    public Iterator<Batch> inOrder(int size) {
        return new Pass(order(), size);
    }

    private int[] order() {
        int[] order = new int[size()];
        for (int i = 0; i < order.length; i++) order[i] = i;
        return order;
    }

    /**
     * Some of the samples.
     *
     * @param indices which, in which order
     * @return copies
     */
    public Samples select(int... indices) {
        return new Samples(
                gather(x, indices, 0, new FloatMatrix(x.rows, indices.length)),
                t == null ? null : gather(t, indices, 0, new FloatMatrix(t.rows, indices.length)),
                weights == null ? null : gather(weights, indices, 0, new FloatMatrix(1, indices.length)),
                missing);
    }

    /** Mapped once, and kept. */
    @Override
    public Samples through(Layer lower) {
        FloatMatrix mapped = new FloatMatrix(lower.outputs(), size());
        int done = 0;
        for (FloatMatrix part : features(1024)) {
            FloatMatrix y = lower.forward(part, Mode.INFER);
            System.arraycopy(y.data, 0, mapped.data, done * y.rows, y.length);
            done += y.columns;
        }
        return new Samples(mapped, t, weights, missing && !lower.takesMissing());
    }

    private static FloatMatrix gather(FloatMatrix source, int[] order, int from, FloatMatrix target) {
        int rows = source.rows;
        Parallel.forRange(target.columns, Math.max(1, Parallel.PIECE / Math.max(1, rows)), (first, last) -> {
            for (int c = first; c < last; c++)
                System.arraycopy(source.data, order[from + c] * rows, target.data, c * rows, rows);
        });
        return target;
    }

    /** One pass, gathering into two buffers. */
    private final class Pass implements Iterator<Batch> {
        private final int[] order;
        private final int batchSize;
        private final Buffer features = new Buffer();
        private final Buffer targets = new Buffer();
        private final Buffer counts = new Buffer();
        private int next;

        Pass(int[] order, int batchSize) {
            if (batchSize < 1) throw new IllegalArgumentException("batch size must be >= 1, not " + batchSize);
            this.order = order;
            this.batchSize = batchSize;
        }

        @Override
        public boolean hasNext() {
            return next < order.length;
        }

        @Override
        public Batch next() {
            if (!hasNext()) throw new NoSuchElementException();
            int n = Math.min(batchSize, order.length - next);
            Batch batch = new Batch(
                    gather(x, order, next, features.of(x.rows, n)),
                    t == null ? null : gather(t, order, next, targets.of(t.rows, n)),
                    weights == null ? null : gather(weights, order, next, counts.of(1, n)));
            next += n;
            return batch;
        }
    }
}
