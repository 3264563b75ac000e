package dev.nacre;

import java.util.Iterator;
import java.util.function.UnaryOperator;

/**
 * One pass over data, batch by batch. A batch stays valid until the next call of {@code next}. A pass may hold a file
 * or a thread, so always close it, even after the last batch.
 */
public interface Pass extends Iterator<Batch>, AutoCloseable {
    /** Releases the pass's resources; does nothing by default. Closing twice is harmless. */
    @Override
    default void close() {}

    /**
     * A pass without resources to release.
     *
     * @param batches the batches
     * @return a pass over the batches
     */
    static Pass of(Iterator<Batch> batches) {
        return new Pass() {
            @Override
            public boolean hasNext() {
                return batches.hasNext();
            }

            @Override
            public Batch next() {
                return batches.next();
            }
        };
    }

    /**
     * This pass with a function applied to each batch.
     *
     * @param change returns the batch to use instead
     * @return the changed pass; closing it closes this one
     */
    default Pass map(UnaryOperator<Batch> change) {
        Pass source = this;
        return new Pass() {
            @Override
            public boolean hasNext() {
                return source.hasNext();
            }

            @Override
            public Batch next() {
                return change.apply(source.next());
            }

            @Override
            public void close() {
                source.close();
            }
        };
    }
}
