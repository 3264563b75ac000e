package dev.nacre.compute;

import java.util.random.RandomGenerator;

/**
 * A source of noise for a layer. It draws one seed per pass, and hashes the index of each element with it. So any piece
 * of a matrix can be drawn on any core with the same result, and a checkpoint only has to keep the seed and the
 * position.
 */
public final class Noise {
    private static final int STEP = 0x9E3779B9;
    private static final int BLOCK = 1024;
    /**
     * The contribution of an index to its hash. C2 of JDK 17 vectorises a loop over hashes if it reads this table, but
     * not if it computes with i itself.
     */
    private static final int[] STEPS = new int[BLOCK];

    private static final ThreadLocal<int[]> SCRATCH = ThreadLocal.withInitial(() -> new int[BLOCK]);

    /** Probabilities and their quantiles. */
    private static final ThreadLocal<double[][]> QUANTILES = ThreadLocal.withInitial(() -> new double[2][BLOCK]);

    static {
        for (int i = 0; i < BLOCK; i++) STEPS[i] = i * STEP;
    }

    private long seed;
    private long position;

    /**
     * A source with its own seed, drawn from a generator.
     *
     * @param random the source of the seed
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
     * The number of passes started.
     *
     * @return at least 0
     */
    public long position() {
        return position;
    }

    /**
     * Sets the position, as if that many passes had been started.
     *
     * @param position number of passes started
     */
    public void position(long position) {
        this.position = position;
    }

    /**
     * Seed and position as text, for checkpoints.
     *
     * @return text that {@link #restore} reads
     */
    public String state() {
        return seed + " " + position;
    }

    /**
     * Sets seed and position.
     *
     * @param state what {@link #state} returned
     * @throws NumberFormatException if the text is anything else
     */
    public void restore(String state) {
        String[] numbers = state.split(" ", -1);
        if (numbers.length != 2) throw new NumberFormatException("expected a seed and a position, got: " + state);
        seed = Long.parseLong(numbers[0]);
        position = Long.parseLong(numbers[1]);
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
        return bits(index * STEP + (int) pass, (int) (pass >>> 32));
    }

    private static int bits(int low, int high) {
        int h = (low ^ (low >>> 16)) * 0x85EBCA6B + high;
        h = (h ^ (h >>> 13)) * 0xC2B2AE35;
        return h ^ (h >>> 16);
    }

    /**
     * Fills a mask for the elements {@code from} (included) to {@code to} (excluded): 0 with probability {@code rate},
     * else {@code kept}. Element i is dropped if the upper 31 of its {@link #bits} are below rate · 2³¹.
     *
     * @param pass the pass's seed
     * @param rate probability of 0, at least 0, below 1
     * @param kept value of the other elements
     * @param mask receives the mask
     * @param from first index
     * @param to index after the last
     */
    public static void mask(long pass, float rate, float kept, float[] mask, int from, int to) {
        int threshold = (int) (rate * 0x1p31);
        int high = (int) (pass >>> 32);
        int keptBits = Float.floatToRawIntBits(kept);
        int[] scratch = SCRATCH.get();
        for (int start = from; start < to; start += BLOCK) {
            int n = Math.min(BLOCK, to - start);
            int low = start * STEP + (int) pass;
            // Two loops: the first is vectorised; the second, int to float, is not before JDK 21.
            for (int i = 0; i < n; i++)
                scratch[i] = ~(((bits(STEPS[i] + low, high) >>> 1) - threshold) >> 31) & keptBits;
            for (int i = 0; i < n; i++) mask[start + i] = Float.intBitsToFloat(scratch[i]);
        }
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
     * A standard normal number for one element: the normal quantile of a uniform number, which takes one hash and
     * rarely a logarithm.
     *
     * @param pass the pass's seed
     * @param index the element
     * @return finite, between −6.4 and 6.4
     */
    public static float gaussian(long pass, int index) {
        return (float) NormalQuantile.of(((bits(pass, index) >>> 1) + 0.5) * 0x1p-31);
    }

    /**
     * Adds what {@link #gaussian} gives for elements in a row, in less time.
     *
     * @param pass the pass's seed
     * @param index of the first element
     * @param deviation factor of the numbers
     * @param y what they are added to
     * @param from first index of {@code y}
     * @param to index of {@code y} after the last
     */
    public static void addGaussians(long pass, int index, float deviation, float[] y, int from, int to) {
        int high = (int) (pass >>> 32);
        int[] bits = SCRATCH.get();
        double[] uniform = QUANTILES.get()[0];
        double[] quantiles = QUANTILES.get()[1];
        for (int start = from; start < to; start += BLOCK) {
            int n = Math.min(BLOCK, to - start);
            int low = (index + start - from) * STEP + (int) pass;
            // Five loops: the second and the last, conversions, are vectorised since JDK 21, the tails are not.
            for (int i = 0; i < n; i++) bits[i] = bits(STEPS[i] + low, high) >>> 1;
            for (int i = 0; i < n; i++) uniform[i] = (bits[i] + 0.5) * 0x1p-31;
            NormalQuantile.central(uniform, quantiles, n);
            NormalQuantile.tails(uniform, quantiles, n);
            for (int i = 0; i < n; i++) y[start + i] += deviation * (float) quantiles[i];
        }
    }
}
