package dev.nacre.examples.characters;

/**
 * Predicts a character from those before it, by how often it followed them in a text: contexts of all lengths up to a
 * limit, interpolated. P(c | context) = (count of c + kinds · P(c | shorter context)) / (count of all + kinds), where
 * kinds are the different characters that followed. Witten and Bell, 1991, method C.
 */
final class NGrams {
    /** Characters of a context, at most: with the next one they fill a long, in 8 bits each. */
    static final int MOST = 7;

    private static final long EMPTY = -1;

    private final int kinds;
    private final LongCounts followed = new LongCounts();
    private final LongCounts counts = new LongCounts();
    private final LongCounts different = new LongCounts();

    /**
     * Learns from a text.
     *
     * @param kinds size of the alphabet, at most 255
     * @param text numbers of characters
     * @param to after the last one to learn from
     */
    NGrams(int kinds, int[] text, int to) {
        this.kinds = kinds;
        for (int i = 0; i < to; i++)
            for (int n = 0; n <= Math.min(i, MOST); n++) {
                long context = context(text, i, n);
                counts.add(context);
                if (followed.add(next(context, text[i])) == 0) different.add(context);
            }
    }

    /** The n characters before a place; none is 0. */
    private static long context(int[] text, int at, int n) {
        long context = 0;
        for (int i = at - n; i < at; i++) context = context << 8 | text[i] + 1;
        return n == 0 ? EMPTY : context;
    }

    private static long next(long context, int character) {
        return (context == EMPTY ? 0 : context << 8) | character + 1;
    }

    /**
     * The mean bits of a character of a text that follows.
     *
     * @param text numbers of characters
     * @param from first character to predict
     * @param to after the last one
     * @return by the length of the context, from 0 to {@link #MOST}
     */
    double[] bits(int[] text, int from, int to) {
        double[] bits = new double[MOST + 1];
        for (int i = from; i < to; i++) {
            double p = 1.0 / kinds;
            for (int n = 0; n <= MOST; n++) {
                if (n <= i) p = refined(p, context(text, i, n), text[i]);
                bits[n] -= Math.log(p) / Math.log(2) / (to - from);
            }
        }
        return bits;
    }

    private double refined(double shorter, long context, int character) {
        int all = counts.get(context);
        int kindsOfNext = different.get(context);
        return all == 0
                ? shorter
                : (followed.get(next(context, character)) + kindsOfNext * shorter) / (all + kindsOfNext);
    }
}
