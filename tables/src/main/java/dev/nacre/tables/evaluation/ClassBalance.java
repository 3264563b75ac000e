package dev.nacre.tables.evaluation;

import dev.nacre.Metric;
import dev.nacre.data.Dataset;
import dev.nacre.losses.ClassWeighted;
import dev.nacre.metrics.Accuracy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How many rows each class has.
 *
 * @param labels names of the classes
 * @param counts rows of each class
 */
public record ClassBalance(List<String> labels, List<Integer> counts) {
    private static final int RARE_ROWS = 10;
    private static final double RARE_SHARE = 0.05;
    private static final double MAJORITY = 0.9;
    private static final int MOST_NAMED = 3;
    private static final String REMEDY = "get more of them, or let all classes count alike (--balanced)";

    /** Checks that there is one count per label. */
    public ClassBalance {
        labels = List.copyOf(labels);
        counts = List.copyOf(counts);
        if (labels.isEmpty() || labels.size() != counts.size())
            throw new IllegalArgumentException("got " + labels.size() + " labels and " + counts.size()
                    + " counts; give one count for each of at least one label");
    }

    /**
     * Counts the rows of each class.
     *
     * @param data with classes
     * @return the counts
     */
    public static ClassBalance of(Dataset data) {
        Integer[] counts = new Integer[data.labels().size()];
        Arrays.fill(counts, 0);
        for (int c : data.classes()) counts[c]++;
        return new ClassBalance(data.labels(), List.of(counts));
    }

    private int rows() {
        return counts.stream().mapToInt(n -> n).sum();
    }

    private double share(int label) {
        return counts.get(label) / (double) rows();
    }

    private boolean isRare(int label) {
        return counts.get(label) < RARE_ROWS || share(label) < Math.min(RARE_SHARE, 0.5 / labels.size());
    }

    /**
     * What to warn of: classes with fewer than 10 rows, with less than 5 % of the rows and less than half of an equal
     * share; and accuracy as the measure where one class has 90 % of the rows.
     *
     * @param metric how the model is judged
     * @return one sentence for each, one for all rare classes if they are many; empty if there is nothing to warn of
     */
    public List<String> warnings(Metric metric) {
        List<String> warnings = new ArrayList<>();
        int[] rare = IntStream.range(0, labels.size()).filter(this::isRare).toArray();
        if (rare.length > MOST_NAMED)
            warnings.add(String.format(
                    Locale.ROOT,
                    "%d of %d classes have too few rows to be learned well, such as %s with %d of %d; %s",
                    rare.length,
                    labels.size(),
                    labels.get(rare[0]),
                    counts.get(rare[0]),
                    rows(),
                    REMEDY));
        else
            for (int c : rare)
                warnings.add(String.format(
                        Locale.ROOT,
                        "class %s has %d of %d rows (%.1f %%): too few to be learned well%s; %s",
                        labels.get(c),
                        counts.get(c),
                        rows(),
                        100 * share(c),
                        counts.get(c) == 1 ? ", and one row can't be both learned from and tested on" : "",
                        REMEDY));
        int largest = IntStream.range(0, labels.size()).reduce(0, (a, b) -> counts.get(b) > counts.get(a) ? b : a);
        if (metric instanceof Accuracy && share(largest) >= MAJORITY)
            warnings.add(String.format(
                    Locale.ROOT,
                    "class %s has %.1f %% of the rows: predicting it always gives that accuracy; judge by --metric f1 "
                            + "or rocAuc",
                    labels.get(largest),
                    100 * share(largest)));
        return warnings;
    }

    /**
     * The {@linkplain ClassWeighted#balancedWeights balanced weight} of each row's class.
     *
     * @param classes the class of each row, as an index into the labels
     * @return one weight for each row, for {@link dev.nacre.Samples#weighted}; the mean over the counted rows is 1
     */
    public float[] weights(int... classes) {
        List<Float> balanced = ClassWeighted.balancedWeights(
                counts.stream().mapToDouble(n -> n).toArray());
        float[] weights = new float[classes.length];
        for (int s = 0; s < weights.length; s++) weights[s] = balanced.get(classes[s]);
        return weights;
    }
}
