package dev.nacre.compute;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Helper threads for loops. A training step has some twenty loops of tens of microseconds each, so a helper polls for
 * the next loop for a while before it sleeps. After one second without work it ends: no thread is left behind. The team
 * serves one caller at a time; another caller runs its loop alone, with the same result. Progress never depends on a
 * helper being scheduled, except for pieces that it has already taken.
 */
final class Team {
    private static final long LOOK_OUT = 100_000;
    private static final long IDLE = 1_000_000_000;

    private final Helper[] helpers;
    private final AtomicBoolean taken = new AtomicBoolean();

    /**
     * The upper half is the number of the job, the lower half is the next piece to take. A late helper can't take a
     * piece of another job: the number changes before the fields of the next job are written, and again when they are
     * complete.
     */
    private final AtomicLong next = new AtomicLong();

    private final AtomicInteger finished = new AtomicInteger();
    private volatile int length;
    private volatile int piece;
    private volatile int pieces;
    private volatile Parallel.Body body;
    private volatile Throwable failure;

    Team(int helpers) {
        this.helpers = new Helper[helpers];
    }

    /** Runs all pieces and returns true, or does nothing and returns false because the team is busy. */
    boolean run(int length, int piece, int pieces, Parallel.Body body) {
        if (!taken.compareAndSet(false, true)) return false;
        try {
            long job = next.get() >>> 32;
            next.set(job + 1 << 32 | Integer.MAX_VALUE);
            this.length = length;
            this.piece = piece;
            this.pieces = pieces;
            this.body = body;
            finished.set(0);
            next.set(job + 2 << 32);
            wake(pieces - 1);
            work();
            for (int spins = 0; finished.get() < pieces; spins++) {
                if (spins < 10_000) Thread.onSpinWait();
                else Thread.yield();
            }
            Throwable thrown = failure;
            if (thrown != null) throw rethrown(thrown);
        } finally {
            this.body = null;
            failure = null;
            taken.set(false);
        }
        return true;
    }

    private static RuntimeException rethrown(Throwable thrown) {
        if (thrown instanceof Error error) throw error;
        return (RuntimeException) thrown; // a body declares no checked exception
    }

    private void wake(int useful) {
        for (int i = 0; i < Math.min(useful, helpers.length); i++) {
            Helper helper = helpers[i];
            if (helper == null || !helper.isAlive()) {
                helpers[i] = new Helper(i);
                helpers[i].start();
            } else if (helper.asleep) {
                LockSupport.unpark(helper);
            }
        }
    }

    private void work() {
        long job = next.get() >>> 32;
        // If a piece can still be taken after these reads, the job was not over yet, so the values are its own.
        int end = length;
        int step = piece;
        int count = pieces;
        Parallel.Body work = body;
        while (true) {
            long state = next.get();
            int index = (int) state;
            if (state >>> 32 != job || index >= count) return;
            if (!next.compareAndSet(state, state + 1)) continue;
            try {
                work.run(index * step, (int) Math.min(end, (index + 1L) * step));
            } catch (RuntimeException | Error e) {
                failure = e;
            }
            finished.incrementAndGet();
        }
    }

    private final class Helper extends Thread {
        private volatile boolean asleep;

        Helper(int number) {
            super(null, null, "nacre-" + (number + 1), 0, false);
            setDaemon(true);
            setContextClassLoader(null);
        }

        @Override
        public void run() {
            long seen = 0;
            long since = System.nanoTime();
            while (true) {
                long job = next.get() >>> 32;
                if (job != seen) {
                    seen = job;
                    work();
                    since = System.nanoTime();
                    continue;
                }
                long idle = System.nanoTime() - since;
                if (idle > IDLE) return;
                if (idle < LOOK_OUT) Thread.onSpinWait();
                else rest(job);
            }
        }

        private void rest(long job) {
            asleep = true;
            if (next.get() >>> 32 == job) LockSupport.parkNanos(this, IDLE);
            asleep = false;
        }
    }
}
