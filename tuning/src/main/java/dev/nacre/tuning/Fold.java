package dev.nacre.tuning;

import dev.nacre.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A part of the data that is held out, and the rest.
 *
 * @param training indices of samples to learn from, ascending
 * @param heldOut indices of samples to judge by, ascending
 */
public record Fold(int[] training, int[] heldOut) {
    /**
     * Deals samples into parts of the same size, but for one; each sample is held out once. Where targets are zeros and ones, each part
     * has the classes in the proportions of the whole (stratified).
     *
     * @param data what to deal
     * @param folds how many parts, at least 2, at most as many as samples
     * @param seed gives which
     * @return as many
     */
    public static List<Fold> of(Samples data, int folds, long seed) {
        if (folds < 2 || folds > data.size())
            throw new IllegalArgumentException("folds must be >= 2 and <= " + data.size() + ", not " + folds);
        int[] part = new int[data.size()];
        int next = 0;
        for (int index : order(data, new SplittableRandom(seed))) part[index] = next++ % folds;
        List<Fold> all = new ArrayList<>();
        for (int f = 0; f < folds; f++) all.add(new Fold(indices(part, f, false), indices(part, f, true)));
        return all;
    }

    private static int[] indices(int[] part, int fold, boolean held) {
        return java.util.stream.IntStream.range(0, part.length)
                .filter(i -> part[i] == fold == held)
                .toArray();
    }

    /** Class by class, shuffled within each. */
    private static List<Integer> order(Samples data, SplittableRandom random) {
        TreeMap<String, List<Integer>> classes = new TreeMap<>();
        boolean stratified = data.t() != null && areClasses(data.t().data);
        for (int s = 0; s < data.size(); s++) {
            int rows = data.targets();
            String key = stratified ? Arrays.toString(Arrays.copyOfRange(data.t().data, s * rows, (s + 1) * rows)) : "";
            classes.computeIfAbsent(key, k -> new ArrayList<>()).add(s);
        }
        List<Integer> order = new ArrayList<>();
        for (List<Integer> each : classes.values()) {
            for (int i = each.size() - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                Integer kept = each.set(i, each.get(j));
                each.set(j, kept);
            }
            order.addAll(each);
        }
        return order;
    }

    private static boolean areClasses(float[] t) {
        for (float v : t) if (v != 0 && v != 1) return false;
        return true;
    }
}
