package dev.nacre.data;

import dev.nacre.Batch;
import dev.nacre.Pass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.util.NoSuchElementException;

/**
 * One pass over rows, read by a thread of its own. Closing it ends the thread and closes the file. A pass that was
 * never closed is closed when it is garbage-collected.
 */
final class ReadAhead implements Pass {
    private static final Cleaner CLEANER = Cleaner.create();

    /** Opens the rows, in the thread that reads them. */
    interface Opener {
        RowSource.Rows open() throws IOException;
    }

    private final BatchReader reader;
    private final Cleaner.Cleanable cleanable;
    private BatchReader.ReadBatch current;
    private BatchReader.ReadBatch upcoming;

    ReadAhead(RowSource rows, int size, Opener opener) {
        if (size < 1) throw new IllegalArgumentException("batch size must be >= 1, not " + size);
        String problem = Memory.problem(size, (long) rows.inputs() + rows.targets());
        if (problem != null) throw new IllegalArgumentException("a batch of " + problem + "; use a smaller batch size");
        reader = new BatchReader(rows.inputs(), rows.targets(), size, opener);
        cleanable = CLEANER.register(this, reader::stop);
        Thread thread = new Thread(reader, "nacre-reader");
        thread.setDaemon(true);
        reader.start(thread);
    }

    @Override
    public boolean hasNext() {
        if (upcoming == null) upcoming = reader.take();
        if (upcoming.failure() != null) throw failure(upcoming.failure());
        return upcoming != BatchReader.END;
    }

    /** Gives the previous batch back to the reader, to be filled again. */
    @Override
    public Batch next() {
        if (!hasNext()) throw new NoSuchElementException();
        if (current != null) reader.reuse(current);
        current = upcoming;
        upcoming = null;
        return current.batch();
    }

    /** The reader's exception, as one that this method may throw. */
    private static RuntimeException failure(Throwable failure) {
        if (failure instanceof IOException e) return new UncheckedIOException(e.getMessage(), e);
        if (failure instanceof Error e) throw e;
        return (RuntimeException) failure;
    }

    @Override
    public void close() {
        cleanable.clean();
        reader.join();
    }
}
