package dev.nacre;

import java.util.Iterator;
import java.util.function.Function;

/** An iterator whose elements are mapped one by one. */
record MappedIterator<A, B>(Iterator<A> source, Function<A, B> function) implements Iterator<B>, AutoCloseable {
    /** Lets go of what a pass holds, which may not have come to its end. */
    static void end(Iterator<?> pass) {
        if (!(pass instanceof AutoCloseable open)) return;
        try {
            open.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the data can't be closed: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean hasNext() {
        return source.hasNext();
    }

    @Override
    public B next() {
        return function.apply(source.next());
    }

    @Override
    public void close() {
        end(source);
    }
}
