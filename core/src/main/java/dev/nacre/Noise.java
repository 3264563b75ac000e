package dev.nacre;

import java.util.random.RandomGenerator;

/**
 * A source of noise for a layer: it draws one seed for each pass, and hashes the index of each element with it. So any
 * piece of a matrix can be drawn on any core with the same result, and a checkpoint needs to keep no more than the
 * position.
 */
public final class Noise {
    private final long seed;
    private long position;

    /**
     * A source that differs from all others drawn from the same generator.
     *
     * @param random gives the seed
     */
    public Noise(RandomGenerator random) {
        seed = random.nextLong();
    }

    /**
     * Starts a pass.
     *
     * @return the pass's seed, for the static methods
     */
    public long next() {
        return mix(seed + ++position * 0x9E3779B97F4A7C15L);
    }

    /**
     * How many passes were started.
     *
     * @return at least 0
     */
    public long position() {
        return position;
    }

    /**
     * Goes to where a source of the same seed was.
     *
     * @param position passes started
     */
    public void position(long position) {
        this.position = position;
    }

    /** Steele et al., 2014, the finalizer of SplitMix64. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /**
     * 32 random bits for one element. Appleby's finalizer of MurmurHash3, keyed at both ends.
     *
     * @param pass the pass's seed
     * @param index the element
     * @return evenly distributed
     */
    public static int bits(long pass, int index) {
        int h = index * 0x9E3779B9 + (int) pass;
        h = (h ^ (h >>> 16)) * 0x85EBCA6B + (int) (pass >>> 32);
        h = (h ^ (h >>> 13)) * 0xC2B2AE35;
        return h ^ (h >>> 16);
    }

    /**
     * A uniform number for one element.
     *
     * @param pass the pass's seed
     * @param index the element
     * @return at least 0, below 1, a multiple of 2⁻²⁴
     */
    public static float uniform(long pass, int index) {
        return (bits(pass, index) >>> 8) * 0x1p-24f;
    }

    /**
     * A standard normal number for one element. Box and Muller, 1958.
     *
     * @param pass the pass's seed
     * @param index the element
     * @return finite, between −8.6 and 8.6
     */
    public static float gaussian(long pass, int index) {
        double u = ((bits(pass, index) >>> 1) + 0.5) * 0x1p-31;
        double v = (bits(pass ^ 0x5851F42D4C957F2DL, index) >>> 1) * 0x1p-31;
        return (float) (Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v));
    }
}
