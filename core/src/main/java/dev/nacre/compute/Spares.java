package dev.nacre.compute;

import java.util.ArrayDeque;
import java.util.function.Supplier;

/**
 * Objects that one thread uses at a time, kept for the next one: scratch memory of a layer.
 *
 * @param <T> their type
 */
public final class Spares<T> {
    private final ArrayDeque<T> free = new ArrayDeque<>();
    private final Supplier<T> create;

    /**
     * None so far.
     *
     * @param create makes one where none is free
     */
    public Spares(Supplier<T> create) {
        this.create = create;
    }

    /**
     * Takes one that nobody else has until it is given back.
     *
     * @return a free one, or a new one
     */
    public synchronized T take() {
        return free.isEmpty() ? create.get() : free.pop();
    }

    /**
     * Gives one back.
     *
     * @param spare what {@link #take} returned
     */
    public synchronized void give(T spare) {
        free.push(spare);
    }
}
