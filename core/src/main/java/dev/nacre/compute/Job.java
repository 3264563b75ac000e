package dev.nacre.compute;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * One loop, cut into pieces that any number of threads take. What is taken, finished and failed belongs to the loop: a
 * thread that comes late finds nothing to take, and touches no other loop.
 *
 * <p>The calling thread takes pieces from the front, helpers from the back. So, where two cores work on the same
 * samples loop after loop, each finds most of what it needs in its own cache.
 */
final class Job {
    // Updaters rather than atomic objects: a step has a dozen jobs, and allocates little else.
    private static final AtomicIntegerFieldUpdater<Job> TAKEN =
            AtomicIntegerFieldUpdater.newUpdater(Job.class, "taken");
    private static final AtomicIntegerFieldUpdater<Job> BACK = AtomicIntegerFieldUpdater.newUpdater(Job.class, "back");
    private static final AtomicIntegerFieldUpdater<Job> FINISHED =
            AtomicIntegerFieldUpdater.newUpdater(Job.class, "finished");

    private final int length;
    private final int piece;
    private final int pieces;
    private final Parallel.Body body;
    private volatile int taken;
    private int front; // the calling thread's
    private volatile int back;
    private volatile int finished;
    private volatile Throwable failure;

    Job(int length, int piece, int pieces, Parallel.Body body) {
        this.length = length;
        this.piece = piece;
        this.pieces = pieces;
        this.body = body;
    }

    /** Whether a piece is left that nobody has taken. */
    boolean open() {
        return taken < pieces;
    }

    /** For the calling thread: takes pieces from the front and works on them until none is left. */
    void work() {
        while (take()) run(front++);
    }

    /** For helpers: takes pieces from the back. */
    void help() {
        while (take()) run(pieces - 1 - BACK.getAndIncrement(this));
    }

    /** There are as many takings as pieces, so front and back never meet. */
    private boolean take() {
        return open() && TAKEN.getAndIncrement(this) < pieces;
    }

    private void run(int index) {
        try {
            body.run(index * piece, (int) Math.min(length, (index + 1L) * piece));
        } catch (Throwable e) { // a checked exception too: not every language on the JVM declares them
            failure = e;
        } finally {
            FINISHED.incrementAndGet(this);
        }
    }

    /** Waits until all pieces are finished, and throws what the body has thrown, one of several. */
    void await() {
        for (int spins = 0; finished < pieces; spins++) {
            if (spins < 10_000) Thread.onSpinWait();
            else Thread.yield();
        }
        Throwable thrown = failure;
        if (thrown != null) Job.<RuntimeException>rethrow(thrown);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void rethrow(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
