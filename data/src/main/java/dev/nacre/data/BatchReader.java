package dev.nacre.data;

import dev.nacre.Batch;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jblas.FloatMatrix;

/**
 * Reads batches ahead of the training, in a thread of its own. A fixed number of batches is reused, so memory does
 * not grow.
 */
final class BatchReader implements Runnable {
    /** Batches that are reused: one in use, one being read, the others read ahead. */
    private static final int BATCHES = 6;

    /** What the reader hands over: a batch, or the reason why there is none, or the end. */
    record ReadBatch(Batch batch, Throwable failure) {}

    static final ReadBatch END = new ReadBatch(null, null);

    private final int inputs;
    private final int targets;
    private final int size;
    private final ReadAhead.Opener opener;
    private final BlockingQueue<ReadBatch> ready = new ArrayBlockingQueue<>(BATCHES + 2);
    private final BlockingQueue<ReadBatch> used = new ArrayBlockingQueue<>(BATCHES + 2);
    private volatile boolean stopped;
    private Thread thread;

    BatchReader(int inputs, int targets, int size, ReadAhead.Opener opener) {
        this.inputs = inputs;
        this.targets = targets;
        this.size = size;
        this.opener = opener;
        for (int i = 0; i < BATCHES; i++) used.add(END);
    }

    void start(Thread own) {
        thread = own;
        own.start();
    }

    void stop() {
        stopped = true;
        thread.interrupt();
    }

    void join() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void reuse(ReadBatch part) {
        used.add(part);
    }

    ReadBatch take() {
        try {
            return ready.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for data", e);
        }
    }

    @Override
    public void run() {
        try (RowSource.Rows rows = opener.open()) {
            ReadBatch part;
            do {
                part = read(rows, used.take());
                ready.add(part);
            } while (part != END && !stopped);
        } catch (InterruptedException e) {
            // stopped: nobody waits for more
        } catch (IOException | RuntimeException | Error e) {
            ready.add(new ReadBatch(null, e));
        }
    }

    /** Fills a batch that was used before, if there is one; the last batch may be smaller. */
    private ReadBatch read(RowSource.Rows rows, ReadBatch free) throws IOException {
        Batch batch = free.batch() != null
                ? free.batch()
                : new Batch(new FloatMatrix(inputs, size), targets == 0 ? null : new FloatMatrix(targets, size));
        float[] x = batch.x().data;
        float[] t = targets == 0 ? new float[0] : batch.t().data;
        int n = 0;
        while (n < size && rows.next(x, n * inputs, t, n * targets)) n++;
        if (n == size) return free.batch() == null ? new ReadBatch(batch, null) : free;
        return n == 0 ? END : new ReadBatch(first(batch, n), null);
    }

    private Batch first(Batch batch, int n) {
        FloatMatrix x = new FloatMatrix(inputs, n);
        System.arraycopy(batch.x().data, 0, x.data, 0, x.length);
        if (targets == 0) return new Batch(x, null);
        FloatMatrix t = new FloatMatrix(targets, n);
        System.arraycopy(batch.t().data, 0, t.data, 0, t.length);
        return new Batch(x, t);
    }
}
