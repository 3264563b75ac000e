package dev.nacre.compute;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One loop, cut into pieces that any number of threads take. What is taken, finished and failed belongs to the loop: a
 * thread that comes late finds nothing to take, and touches no other loop.
 */
final class Job {
    private final int length;
    private final int piece;
    private final int pieces;
    private final Parallel.Body body;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Job(int length, int piece, int pieces, Parallel.Body body) {
        this.length = length;
        this.piece = piece;
        this.pieces = pieces;
        this.body = body;
    }

    /** Whether a piece is left that nobody has taken. */
    boolean open() {
        return next.get() < pieces;
    }

    /** Takes pieces and works on them until none is left. */
    void work() {
        while (open()) {
            int index = next.getAndIncrement();
            if (index < pieces) run(index);
        }
    }

    private void run(int index) {
        try {
            body.run(index * piece, (int) Math.min(length, (index + 1L) * piece));
        } catch (Throwable e) { // a checked exception too: not every language on the JVM declares them
            failure.compareAndSet(null, e);
        } finally {
            finished.incrementAndGet();
        }
    }

    /** Waits until all pieces are finished, and throws what the body has thrown first. */
    void await() {
        for (int spins = 0; finished.get() < pieces; spins++) {
            if (spins < 10_000) Thread.onSpinWait();
            else Thread.yield();
        }
        if (failure.get() != null) Job.<RuntimeException>rethrow(failure.get());
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void rethrow(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
