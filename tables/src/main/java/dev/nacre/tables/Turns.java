package dev.nacre.tables;

import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Training;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets trainings share fewer threads than there are trainings: after each epoch it is another one's turn. So all
 * threads have work until the end, where five trainings one after the other on two threads would leave one idle for the
 * fifth.
 */
final class Turns implements Listener {
    private final Semaphore free;

    /** For so many trainings at a time. */
    Turns(int threads) {
        free = new Semaphore(threads, true);
    }

    /** Runs a training when it is its turn; this must be among its listeners. */
    <T> T take(Supplier<T> training) {
        free.acquireUninterruptibly();
        try {
            endIfInterrupted();
            return training.get();
        } finally {
            free.release();
        }
    }

    @Override
    public void onEpoch(Training running, Epoch epoch) {
        free.release();
        free.acquireUninterruptibly();
        endIfInterrupted();
    }

    /** As all are if one fails. */
    private static void endIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) throw new CancellationException("interrupted");
    }
}
