package dev.nacre;

import java.util.function.Supplier;

/** How many numbers may still be allocated on this thread, while it builds a network for given weights. */
final class WeightLimit {
    private static final ThreadLocal<WeightLimit> CURRENT = new ThreadLocal<>();

    private long left;

    private WeightLimit(long numbers) {
        left = numbers;
    }

    static <T> T during(Supplier<T> build, long numbers) {
        WeightLimit before = CURRENT.get();
        CURRENT.set(new WeightLimit(numbers));
        try {
            return build.get();
        } finally {
            if (before == null) CURRENT.remove();
            else CURRENT.set(before);
        }
    }

    static boolean isSet() {
        return CURRENT.get() != null;
    }

    /** Counts a matrix, if there is a limit. */
    static void take(int rows, int columns) {
        WeightLimit limit = CURRENT.get();
        if (limit == null) return;
        long length = (long) rows * columns;
        if (length > limit.left)
            throw new IllegalArgumentException(
                    "the network needs more weights than the file holds: at " + rows + " × " + columns);
        limit.left -= length;
    }
}
