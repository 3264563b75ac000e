package dev.nacre.benchmarks;

import java.util.concurrent.atomic.LongAdder;

/** Where the time of a step goes: added up by the plugins named {@code timed}, on all threads. */
enum Meter {
    /** By the thread that trains, which waits for the others. */
    PRODUCTS,
    /** By every thread that has a part. */
    ACTIVATIONS,
    /** By every thread that has a part. */
    OPTIMIZER;

    private final LongAdder nanos = new LongAdder();
    private final LongAdder operations = new LongAdder();

    void add(long start, long done) {
        nanos.add(System.nanoTime() - start);
        operations.add(done);
    }

    long nanos() {
        return nanos.sum();
    }

    long operations() {
        return operations.sum();
    }

    static void clear() {
        for (Meter meter : values()) {
            meter.nanos.reset();
            meter.operations.reset();
        }
    }
}
