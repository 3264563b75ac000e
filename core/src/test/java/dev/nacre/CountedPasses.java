package dev.nacre;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalLong;

/** Samples that count how many of their passes are open, as passes over a file are, and that may fail half-way. */
public final class CountedPasses implements TrainingData {
    private final Samples samples;
    private final long readable;
    private int begun;
    private int open;

    /** Passes fail behind the given number of batches. */
    public CountedPasses(Samples samples, long readable) {
        this.samples = samples;
        this.readable = readable;
    }

    public CountedPasses(Samples samples) {
        this(samples, Long.MAX_VALUE);
    }

    /** Passes that were begun. */
    public int begun() {
        return begun;
    }

    /** Passes that were begun and are not closed. */
    public int open() {
        return open;
    }

    @Override
    public int inputs() {
        return samples.inputs();
    }

    @Override
    public int targets() {
        return samples.targets();
    }

    @Override
    public OptionalLong sampleCount() {
        return samples.sampleCount();
    }

    @Override
    public Pass shuffled(int size, long seed) {
        return new Counted(samples.shuffled(size, seed));
    }

    @Override
    public Pass inOrder(int size) {
        return new Counted(samples.inOrder(size));
    }

    private final class Counted implements Pass {
        private final Pass pass;
        private long read;
        private boolean closed;

        Counted(Pass pass) {
            this.pass = pass;
            begun++;
            open++;
        }

        @Override
        public boolean hasNext() {
            requireOpen();
            return pass.hasNext();
        }

        @Override
        public Batch next() {
            requireOpen();
            if (read++ == readable) throw new UncheckedIOException(new IOException("the disk is gone"));
            return pass.next();
        }

        private void requireOpen() {
            if (closed) throw new IllegalStateException("the pass is used after it was closed");
        }

        @Override
        public void close() {
            if (!closed) open--;
            closed = true;
        }
    }
}
