package dev.nacre;

import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import java.util.NoSuchElementException;
import org.jblas.FloatMatrix;

/** One pass that copies samples into reused buffers. */
final class GatheredPass implements Pass {
    private final Samples samples;
    private final int[] order;
    private final int batchSize;
    private final Buffer features = new Buffer();
    private final Buffer targets = new Buffer();
    private final Buffer weights = new Buffer();
    private int next;

    GatheredPass(Samples samples, int[] order, int batchSize) {
        if (batchSize < 1) throw new IllegalArgumentException("batch size must be >= 1, not " + batchSize);
        this.samples = samples;
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
                gathered(samples.x(), features, n),
                gathered(samples.t(), targets, n),
                gathered(samples.weights(), weights, n));
        next += n;
        return batch;
    }

    private FloatMatrix gathered(FloatMatrix from, Buffer buffer, int count) {
        return from == null ? null : gather(from, order, next, buffer.of(from.rows, count));
    }

    static FloatMatrix gather(FloatMatrix source, int[] order, int from, FloatMatrix target) {
        int rows = source.rows;
        Parallel.forRange(target.columns, Math.max(1, Parallel.PIECE / Math.max(1, rows)), (first, last) -> {
            for (int c = first; c < last; c++)
                System.arraycopy(source.data, order[from + c] * rows, target.data, c * rows, rows);
        });
        return target;
    }
}
