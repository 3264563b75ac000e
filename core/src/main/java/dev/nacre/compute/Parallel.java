package dev.nacre.compute;

import java.util.function.Supplier;

/**
 * Loops over arrays on several cores. The loops are split into pieces whose bounds depend on the length alone: results
 * do not depend on the number of threads.
 *
 * <p>Helper threads end after one second without work. {@code -Dnacre.threads=N}, from 1 to 1024, sets the number of
 * threads that work at once, including the calling one.
 */
public final class Parallel {
    private static final ThreadLocal<Boolean> ALONE = new ThreadLocal<>();

    /** Elements in a piece: 64 KiB, so that a piece of a few arrays stays in a core's second-level cache. */
    public static final int PIECE = 1 << 14;

    private Parallel() {}

    /**
     * Runs a task on the calling thread alone. Use it if as many tasks run at once as there are cores: helper threads
     * would only get in their way.
     *
     * @param <T> type of the task's result
     * @param work the task; its loops and products use no helper threads
     * @return the task's result
     */
    public static <T> T alone(Supplier<T> work) {
        Boolean before = ALONE.get();
        ALONE.set(true);
        try {
            return work.get();
        } finally {
            if (before == null) ALONE.remove();
        }
    }

    /** The body of a loop, for a range of its elements. */
    @FunctionalInterface
    public interface Body {
        /**
         * Processes the elements {@code from} (included) to {@code to} (excluded).
         *
         * @param from first index
         * @param to index after the last
         */
        void run(int from, int to);
    }

    /**
     * The number of threads that may work at once for the calling thread, itself included.
     *
     * @return the property {@code nacre.threads}, or the number of cores; 1 within {@link #alone}
     * @throws SettingException if the property is no whole number from 1 to 1024
     */
    public static int threads() {
        int count = Threads.count();
        return ALONE.get() == null ? count : 1;
    }

    /**
     * The number of threads that may work at once, whatever the calling thread may use: for descriptions.
     *
     * @return the property {@code nacre.threads}, or the number of cores
     * @throws SettingException if the property is no whole number from 1 to 1024
     */
    public static int allThreads() {
        return Threads.count();
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
        int pieces = (int) (((long) length + piece - 1) / piece);
        if (pieces > 1 && threads() > 1 && Threads.TEAM.run(length, piece, pieces, body)) return;
        for (int i = 0; i < pieces; i++) body.run(i * piece, (int) Math.min(length, (i + 1L) * piece));
    }

    /** Read once, when first needed. */
    private static final class Threads {
        /** The most that can be set: far more than any loop can use. */
        private static final int MOST = 1024;

        private static final String TEXT = System.getProperty("nacre.threads");

        /** 0 if the setting is wrong: an exception here would make the class unusable, without a reason. */
        private static final int COUNT = read();

        static final Team TEAM = new Team(Math.max(1, COUNT) - 1);

        static int count() {
            if (COUNT == 0)
                throw new SettingException("-Dnacre.threads=" + TEXT + " must be a whole number from 1 to " + MOST);
            return COUNT;
        }

        private static int read() {
            if (TEXT == null) return Math.min(MOST, Runtime.getRuntime().availableProcessors());
            try {
                int n = Integer.parseInt(TEXT.strip());
                return n < 1 || n > MOST ? 0 : n;
            } catch (NumberFormatException e) {
                return 0;
            }
        }
    }
}
