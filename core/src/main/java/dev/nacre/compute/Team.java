package dev.nacre.compute;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Helper threads for loops. A training step has some twenty loops of tens of microseconds each, so a helper polls for
 * the next loop for a while before it sleeps. After one second without work it ends: no thread is left behind. The team
 * serves one caller at a time; another caller runs its loop alone, with the same result. Progress never depends on a
 * helper being scheduled or started, except for pieces that it has already taken.
 */
final class Team {
    private static final long LOOK_OUT = 100_000;
    private static final long IDLE = 1_000_000_000;

    private final Consumer<Thread> start;
    private final Helper[] helpers;
    private final AtomicBoolean taken = new AtomicBoolean();
    private volatile Job current;
    private long retry = System.nanoTime();

    Team(int helpers) {
        this(helpers, Thread::start);
    }

    /** For tests: starts threads in another way, or fails to. */
    Team(int helpers, Consumer<Thread> start) {
        this.helpers = new Helper[helpers];
        this.start = start;
    }

    /** Runs all pieces and returns true, or does nothing and returns false because the team is busy. */
    boolean run(int length, int piece, int pieces, Parallel.Body body) {
        if (!taken.compareAndSet(false, true)) return false;
        try {
            Job job = new Job(length, piece, pieces, body);
            current = job;
            wake(pieces - 1);
            job.work();
            job.await();
        } finally {
            current = null;
            taken.set(false);
        }
        return true;
    }

    private void wake(int useful) {
        for (int i = 0; i < Math.min(useful, helpers.length); i++) {
            Helper helper = helpers[i];
            if (helper == null || !helper.isAlive()) start(i);
            else if (helper.asleep) LockSupport.unpark(helper);
        }
    }

    /**
     * Starts a helper. Where no more threads can be started, the caller works without it; the next try comes a second
     * later, because the JVM logs each failure.
     */
    private void start(int number) {
        if (System.nanoTime() - retry < 0) return;
        try {
            Helper helper = new Helper(number);
            start.accept(helper);
            helpers[number] = helper;
        } catch (Throwable e) {
            retry = System.nanoTime() + IDLE;
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
            long since = System.nanoTime();
            while (true) {
                Job job = current;
                if (job != null && job.open()) {
                    job.help();
                    since = System.nanoTime();
                    continue;
                }
                long idle = System.nanoTime() - since;
                if (idle > IDLE) return;
                if (idle < LOOK_OUT) Thread.onSpinWait();
                else rest();
            }
        }

        private void rest() {
            asleep = true;
            Job job = current;
            if (job == null || !job.open()) LockSupport.parkNanos(this, IDLE);
            asleep = false;
        }
    }
}
