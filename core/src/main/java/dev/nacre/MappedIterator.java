package dev.nacre;

import java.util.Iterator;
import java.util.function.Function;

/** An iterator whose elements are mapped one by one. */
record MappedIterator<A, B>(Iterator<A> source, Function<A, B> function) implements Iterator<B>, AutoCloseable {
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
        TrainingData.end(source);
    }
}
