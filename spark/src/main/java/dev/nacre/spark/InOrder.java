package dev.nacre.spark;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Hands things on by number, however they come; those that come too early wait. */
final class InOrder<R> {
    private final Consumer<R> then;
    private final Map<Integer, R> waiting = new HashMap<>();
    private int next;

    InOrder(Consumer<R> then) {
        this.then = then;
    }

    void accept(R result, int number) {
        waiting.put(number, result);
        while (waiting.containsKey(next)) then.accept(waiting.remove(next++));
    }
}
