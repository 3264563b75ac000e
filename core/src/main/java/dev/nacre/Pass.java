package dev.nacre;

import java.util.Iterator;
import java.util.function.UnaryOperator;

/**
 * One pass over data, batch by batch. A batch stays valid until the next call of {@code next}. A pass may hold a file
 * or a thread: whoever opens one closes it, also if it was walked to its end.
 */
public interface Pass extends Iterator<Batch>, AutoCloseable {
    /** Releases what the pass holds; nothing by default. Closing twice does no harm. */
    @Override
    default void close() {}

    /**
     * A pass that holds nothing.
     *
     * @param batches the batches
     * @return closing it does nothing
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
     * The same pass with each batch changed.
     *
     * @param change gives what is seen in a batch's place
     * @return closing it closes this one
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
