package dev.nacre.convolution;

import java.util.ArrayDeque;
import java.util.function.Supplier;

/**
 * Objects that one thread uses at a time, kept for the next one: scratch memory of a layer.
 *
 * @param <T> their type
 */
final class Spares<T> {
    private final ArrayDeque<T> free = new ArrayDeque<>();
    private final Supplier<T> create;

    Spares(Supplier<T> create) {
        this.create = create;
    }

    /** One that nobody else has until it is given back. */
    synchronized T take() {
        return free.isEmpty() ? create.get() : free.pop();
    }

    synchronized void give(T spare) {
        free.push(spare);
    }
}
