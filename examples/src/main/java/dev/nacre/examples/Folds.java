package dev.nacre.examples;

import dev.nacre.data.Dataset;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Parts of about the same size, each with about the same share of every class.
 *
 * @param data what is divided
 * @param count number of parts
 */
record Folds(Dataset data, int count) {
    Dataset only(int fold) {
        return where(f -> f == fold);
    }

    Dataset without(int fold) {
        return where(f -> f != fold);
    }

    /** Class by class, dealt out like cards. */
    private Dataset where(IntPredicate chosen) {
        int[] byClass = IntStream.range(0, data.size())
                .boxed()
                .sorted(Comparator.comparingInt(data::classOf))
                .mapToInt(i -> i)
                .toArray();
        return data.select(IntStream.range(0, byClass.length)
                .filter(i -> chosen.test(i % count))
                .map(i -> byClass[i])
                .toArray());
    }
}
