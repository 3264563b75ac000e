package dev.nacre.tck;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A random number generator that counts how often it is called. */
final class Draws implements RandomGenerator {
    private final SplittableRandom random;
    private int count;

    Draws(long seed) {
        random = new SplittableRandom(seed);
    }

    @Override
    public long nextLong() {
        count++;
        return random.nextLong();
    }

    boolean used() {
        return count > 0;
    }
}
