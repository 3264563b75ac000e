package dev.nacre;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The random source of a network whose weights come from a file: start values don't matter, their number does. */
final class StoredSource implements RandomGenerator {
    private final SplittableRandom seeds = new SplittableRandom(0);
    private long left;

    /** Lets as many numbers be allocated as the file holds. */
    StoredSource(long numbers) {
        left = numbers;
    }

    void take(int rows, int columns) {
        long length = (long) rows * columns;
        if (length > left)
            throw new IllegalArgumentException(
                    "the network needs more weights than the file holds: at " + rows + " × " + columns);
        left -= length;
    }

    @Override
    public long nextLong() {
        return seeds.nextLong();
    }
}
