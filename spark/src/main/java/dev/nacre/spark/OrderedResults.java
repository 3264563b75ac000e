package dev.nacre.spark;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Passes results on in the order of their numbers; results that arrive early wait. */
final class OrderedResults<R> {
    private final Consumer<R> consumer;
    private final Map<Integer, R> waiting = new HashMap<>();
    private int next;

    OrderedResults(Consumer<R> consumer) {
        this.consumer = consumer;
    }

    void accept(R result, int number) {
        waiting.put(number, result);
        while (waiting.containsKey(next)) consumer.accept(waiting.remove(next++));
    }
}
