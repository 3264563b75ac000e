package dev.nacre.compute;

import java.util.SplittableRandom;

/** Random orders. */
public final class Permutation {
    private Permutation() {}

    /**
     * Draws an order by the algorithm of Fisher and Yates; all are equally likely.
     *
     * @param size number of elements, at least 0
     * @param random the source; the same source in the same state gives the same order
     * @return the numbers from 0 to size − 1, each once
     */
    public static int[] of(int size, SplittableRandom random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) order[i] = i;
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }
}
