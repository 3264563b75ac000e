package dev.nacre.tables.evaluation;

import dev.nacre.Samples;
import dev.nacre.data.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Keeps the 100 commonest categories of each column, so that a column of names does not become thousands of features.
 * The others become none.
 */
final class CommonCategories {
    private static final int MOST = 100;

    /** For each column the new number of each category, −1 for none; empty if the column stays as it is. */
    private final int[][] numbers;

    private final List<List<String>> names = new ArrayList<>();

    CommonCategories(Dataset training) {
        List<List<String>> all = training.categories();
        numbers = new int[all.size()][0];
        for (int c = 0; c < numbers.length; c++) {
            List<String> old = all.get(c);
            if (old.size() <= MOST) {
                names.add(old);
                continue;
            }
            int[] common = common(training.samples().x(), c, old.size());
            numbers[c] = new int[old.size()];
            Arrays.fill(numbers[c], -1);
            for (int i = 0; i < common.length; i++) numbers[c][common[i]] = i;
            names.add(IntStream.of(common).mapToObj(old::get).toList());
        }
    }

    private static int[] common(FloatMatrix x, int column, int categories) {
        int[] counts = new int[categories];
        for (int i = column; i < x.length; i += x.rows) if (x.data[i] >= 0) counts[(int) x.data[i]]++;
        return IntStream.range(0, categories)
                .boxed()
                .sorted(Comparator.comparingInt((Integer category) -> counts[category])
                        .reversed())
                .limit(MOST)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    Dataset apply(Dataset data) {
        if (Arrays.stream(numbers).allMatch(column -> column.length == 0)) return data;
        Samples old = data.samples();
        FloatMatrix x = old.x().dup();
        for (int c = 0; c < numbers.length; c++)
            for (int i = c; numbers[c].length > 0 && i < x.length; i += x.rows)
                if (x.data[i] >= 0) x.data[i] = numbers[c][(int) x.data[i]];
        Samples samples = new Samples(x, old.t(), old.weights(), old.missing(), old.shape());
        return new Dataset(samples, data.features(), data.labels(), names);
    }
}
