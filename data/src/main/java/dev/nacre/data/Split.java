package dev.nacre.data;

import dev.nacre.Require;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Two parts of a dataset that have no sample in common.
 *
 * @param training the samples to train on
 * @param test the samples to evaluate on
 * @param testRows the position of each test sample in the dataset that was split, from 0; empty if the parts don't come
 *     from one dataset. So predictions of several folds can be put into the dataset's order
 */
public record Split(Dataset training, Dataset test, int[] testRows) {
    /** Checks that there is a position for each test sample. */
    public Split {
        if (testRows.length > 0 && testRows.length != test.size())
            throw new IllegalArgumentException(
                    test.size() + " test samples can't have " + testRows.length + " testRows; give one for each");
    }

    /**
     * Two parts that were never one dataset.
     *
     * @param training the samples to train on
     * @param test the samples to evaluate on
     */
    public Split(Dataset training, Dataset test) {
        this(training, test, new int[0]);
    }

    static Split of(Dataset data, double share, long seed) {
        Require.properFraction("share", share);
        int wanted = (int) Math.round(data.size() * share);
        if (wanted == 0 || wanted == data.size())
            throw new IllegalArgumentException(
                    data.size() + " samples can't be split at " + share + ": one part would be empty");
        SplittableRandom random = new SplittableRandom(seed);
        List<int[]> strata = strata(data);
        int[] quotas = quotas(strata, share, wanted);
        boolean[] chosen = new boolean[data.size()];
        for (int i = 0; i < quotas.length; i++) choose(strata.get(i), quotas[i], random, chosen);
        return of(data, chosen);
    }

    /**
     * Deals out the samples class by class. Each class continues with the fold after the last one, so that sizes
     * differ by at most 1.
     */
    static List<Split> folds(Dataset data, int k, long seed) {
        if (k < 2 || k > data.size())
            throw new IllegalArgumentException(
                    "k must be >= 2 and <= " + data.size() + ", the number of samples, not " + k);
        SplittableRandom random = new SplittableRandom(seed);
        int[] fold = new int[data.size()];
        int dealt = 0;
        for (int[] stratum : strata(data)) {
            choose(stratum, stratum.length, random, new boolean[data.size()]);
            for (int index : stratum) fold[index] = dealt++ % k;
        }
        List<Split> folds = new ArrayList<>();
        for (int f = 0; f < k; f++) {
            boolean[] trained = new boolean[data.size()];
            for (int i = 0; i < trained.length; i++) trained[i] = fold[i] != f;
            folds.add(of(data, trained));
        }
        return folds;
    }

    /** Indices by class, or all together. */
    private static List<int[]> strata(Dataset data) {
        int[] all = IntStream.range(0, data.size()).toArray();
        if (data.labels().isEmpty()) return List.of(all);
        int[] classes = data.classes();
        return IntStream.range(0, data.labels().size())
                .mapToObj(c -> IntStream.of(all).filter(i -> classes[i] == c).toArray())
                .toList();
    }

    /** Rounds down, then distributes the rest by largest remainder; among equals, the first comes first. */
    private static int[] quotas(List<int[]> strata, double share, int wanted) {
        int[] quotas = strata.stream().mapToInt(s -> (int) (s.length * share)).toArray();
        List<Integer> byRemainder =
                new ArrayList<>(IntStream.range(0, quotas.length).boxed().toList());
        byRemainder.sort(Comparator.comparingDouble(i -> quotas[i] - strata.get(i).length * share));
        int missing = wanted - IntStream.of(quotas).sum();
        for (int i = 0; i < missing; i++) quotas[byRemainder.get(i)]++;
        return quotas;
    }

    /** The first steps of a Fisher-Yates shuffle, as many as needed. */
    private static void choose(int[] stratum, int quota, SplittableRandom random, boolean[] chosen) {
        for (int i = 0; i < quota; i++) {
            int j = random.nextInt(i, stratum.length);
            int index = stratum[j];
            stratum[j] = stratum[i];
            stratum[i] = index;
            chosen[index] = true;
        }
    }

    private static Split of(Dataset data, boolean[] trained) {
        int[] test = rows(trained, false);
        return new Split(data.select(rows(trained, true)), data.select(test), test);
    }

    private static int[] rows(boolean[] chosen, boolean which) {
        return IntStream.range(0, chosen.length).filter(i -> chosen[i] == which).toArray();
    }
}
