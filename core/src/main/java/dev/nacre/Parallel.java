package dev.nacre;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Loops over arrays on several cores, in pieces whose bounds depend on the length alone: the numbers don't depend on the
 * number of threads.
 *
 * <p>Helpers come from the common pool, so no thread of ours stays behind. {@code -Dnacre.threads=N} limits how many threads
 * work at once, the caller included.
 */
public final class Parallel {
    /** Elements in a piece: 64 KiB, so that a piece of a few arrays stays in a core's second-level cache. */
    public static final int PIECE = 1 << 14;

    private Parallel() {}

    /** Work on a range. */
    @FunctionalInterface
    public interface Body {
        /**
         * Does the elements {@code from} (included) to {@code to} (excluded).
         *
         * @param from first index
         * @param to index after the last
         */
        void run(int from, int to);
    }

    /**
     * How many threads may work at once.
     *
     * @return the property {@code nacre.threads}, or the number of cores
     */
    public static int threads() {
        return Threads.COUNT;
    }

    /**
     * Runs a body over all elements, in pieces of {@link #PIECE}.
     *
     * @param length number of elements
     * @param body the work; its pieces must not depend on each other
     */
    public static void forRange(int length, Body body) {
        forRange(length, PIECE, body);
    }

    /**
     * Runs a body over all elements, in pieces of a given size: the columns of a batch, for example.
     *
     * @param length number of elements
     * @param piece elements in a piece, at least 1
     * @param body the work; its pieces must not depend on each other
     */
    public static void forRange(int length, int piece, Body body) {
        int pieces = (length + piece - 1) / piece;
        int helpers = Math.min(pieces, threads()) - 1;
        if (helpers <= 0) {
            for (int from = 0; from < length; from += piece) body.run(from, Math.min(length, from + piece));
            return;
        }
        AtomicInteger next = new AtomicInteger();
        Runnable worker = () -> {
            for (int i; (i = next.getAndIncrement()) < pieces; )
                body.run(i * piece, Math.min(length, i * piece + piece));
        };
        ForkJoinTask<?>[] tasks = new ForkJoinTask<?>[helpers];
        for (int i = 0; i < helpers; i++) tasks[i] = ForkJoinPool.commonPool().submit(worker);
        try {
            worker.run();
        } finally {
            for (ForkJoinTask<?> task : tasks) if (!task.tryUnfork()) task.join();
        }
    }

    /** Read once, when first needed. */
    private static final class Threads {
        static final int COUNT = read();

        private static int read() {
            String text = System.getProperty("nacre.threads");
            if (text == null) return Runtime.getRuntime().availableProcessors();
            try {
                int n = Integer.parseInt(text.strip());
                if (n >= 1) return n;
            } catch (NumberFormatException e) {
                // said below
            }
            throw new IllegalArgumentException("-Dnacre.threads must be a whole number >= 1, not " + text);
        }
    }
}
