package dev.nacre.examples.images;

import dev.nacre.metrics.ConfusionMatrix;
import dev.nacre.report.FigureTable;
import dev.nacre.report.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * In place of a confusion matrix that would be too large: what is confused most often, and the classes that are
 * recognised worst.
 *
 * @param labels names of the classes
 * @param matrix the counts
 */
record ConfusedPairs(List<String> labels, ConfusionMatrix matrix) {
    private static final int MOST = 20;

    private record Pair(int truth, int predicted, int count) {}

    Section section() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++)
            for (int j = 0; j < labels.size(); j++)
                if (i != j && matrix.count(i, j) > 0) pairs.add(new Pair(i, j, matrix.count(i, j)));
        pairs.sort(Comparator.comparingInt(pair -> -pair.count));
        List<List<String>> confused = pairs.stream()
                .limit(MOST)
                .map(pair -> List.of(labels.get(pair.truth), labels.get(pair.predicted), Integer.toString(pair.count)))
                .toList();
        List<List<String>> worst = IntStream.range(0, labels.size())
                .filter(c -> matrix.actual(c) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(matrix::recall))
                .limit(MOST)
                .map(c -> List.of(labels.get(c), String.format(Locale.ROOT, "%.1f %%", 100 * matrix.recall(c))))
                .toList();
        return new Section(
                "What is confused most often",
                new FigureTable(List.of("is", "predicted", "pictures"), confused, -1).html()
                        + new FigureTable(List.of("recognised worst", "recognised"), worst, -1).html());
    }
}
