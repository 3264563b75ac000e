package dev.nacre.autoencoders.ladder;

import dev.nacre.Batch;
import dev.nacre.Pass;
import dev.nacre.TrainingData;
import dev.nacre.compute.Buffer;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.jblas.FloatMatrix;

/** One pass of {@link LabelledFirst}. */
final class PairedPass implements Pass {
    private final TrainingData labelled;
    private final int size;
    private final Pass all;
    private final Buffer features = new Buffer();
    private final Buffer targets = new Buffer();
    private final Buffer weights = new Buffer();
    private long seed;
    private Pass some;
    private Batch next;
    private Batch whole;
    private boolean any;

    PairedPass(TrainingData source, TrainingData labelled, int size, long seed) {
        this.labelled = labelled;
        this.size = size;
        this.seed = seed;
        all = source.shuffled(size, seed);
        some = labelled.shuffled(size, ++this.seed);
    }

    @Override
    public boolean hasNext() {
        if (next == null && all.hasNext()) next = all.next();
        return next != null && (!any || next.x().columns == size);
    }

    @Override
    public Batch next() {
        if (!hasNext()) throw new NoSuchElementException();
        Batch joined = join(known(), next);
        next = null;
        any = true;
        return joined;
    }

    /**
     * The next labelled samples; from the beginning if the rest is smaller than a batch. If a batch has all of them, it
     * stays.
     */
    private Batch known() {
        if (whole != null) return whole;
        Batch batch = some.hasNext() ? some.next() : null;
        if (batch != null && labelled.sampleCount().orElse(Long.MAX_VALUE) == batch.x().columns) return whole = batch;
        if (batch != null && batch.x().columns == size) return batch;
        some.close();
        some = labelled.shuffled(size, ++seed);
        return some.next();
    }

    private Batch join(Batch known, Batch others) {
        FloatMatrix t = targets.of(known.t().rows, known.x().columns + others.x().columns);
        System.arraycopy(known.t().data, 0, t.data, 0, known.t().length);
        Arrays.fill(t.data, known.t().length, t.length, Float.NaN);
        FloatMatrix w = known.weights() == null ? null : join(known.weights(), others.weights(), weights);
        return new Batch(join(known.x(), others.x(), features), t, w);
    }

    private static FloatMatrix join(FloatMatrix first, FloatMatrix second, Buffer buffer) {
        FloatMatrix both = buffer.of(first.rows, first.columns + second.columns);
        System.arraycopy(first.data, 0, both.data, 0, first.length);
        System.arraycopy(second.data, 0, both.data, first.length, second.length);
        return both;
    }

    @Override
    public void close() {
        all.close();
        some.close();
    }
}
