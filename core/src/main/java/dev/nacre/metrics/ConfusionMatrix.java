package dev.nacre.metrics;

import dev.nacre.compute.Argmax;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Counts how often samples of each class were predicted as each class. A sample's true class is that of its largest
 * target, its predicted class that of its largest prediction; a single output means class 1 above 0.5, else class 0. A
 * ratio whose denominator is 0 is 0.
 *
 * @param counts one row per true class, with one count per predicted class
 */
public record ConfusionMatrix(List<List<Integer>> counts) {
    /** Copies the counts. */
    public ConfusionMatrix {
        counts = counts.stream().map(List::copyOf).toList();
    }

    /**
     * Counts the samples of each true and predicted class.
     *
     * @param prediction outputs × samples
     * @param t targets of the same shape
     * @return a matrix of as many classes as outputs; two classes if there is one output
     */
    public static ConfusionMatrix of(FloatMatrix prediction, FloatMatrix t) {
        int classes = Math.max(2, t.rows);
        Integer[][] counts = new Integer[classes][classes];
        for (Integer[] row : counts) Arrays.fill(row, 0);
        for (int s = 0; s < t.columns; s++) counts[classOf(t, s)][classOf(prediction, s)]++;
        return new ConfusionMatrix(Arrays.stream(counts).map(List::of).toList());
    }

    /** The class of a sample. */
    static int classOf(FloatMatrix m, int s) {
        if (m.rows == 1) return m.data[s] > 0.5f ? 1 : 0;
        return Argmax.of(m.data, s * m.rows, (s + 1) * m.rows);
    }

    /**
     * The number of classes.
     *
     * @return at least 2
     */
    public int classes() {
        return counts.size();
    }

    /**
     * The number of samples of one true class and one predicted class.
     *
     * @param truth the true class
     * @param taken the predicted class
     * @return at least 0
     */
    public int count(int truth, int taken) {
        return counts.get(truth).get(taken);
    }

    /**
     * The number of samples of a class.
     *
     * @param c the class
     * @return at least 0
     */
    public int actual(int c) {
        return counts.get(c).stream().mapToInt(n -> n).sum();
    }

    /**
     * The number of samples predicted as a class.
     *
     * @param c the class
     * @return at least 0
     */
    public int taken(int c) {
        return counts.stream().mapToInt(row -> row.get(c)).sum();
    }

    /**
     * Precision: of the samples predicted as a class, the share that belongs to it.
     *
     * @param c the class
     * @return 0 to 1
     */
    public double precision(int c) {
        return share(count(c, c), taken(c));
    }

    /**
     * Recall: of the samples of a class, the share that was predicted as it.
     *
     * @param c the class
     * @return 0 to 1
     */
    public double recall(int c) {
        return share(count(c, c), actual(c));
    }

    /**
     * F1: the harmonic mean of precision and recall.
     *
     * @param c the class
     * @return 0 to 1
     */
    public double f1(int c) {
        return share(2 * count(c, c), taken(c) + actual(c));
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** The unweighted mean over the classes that occur, as truth or as prediction. */
    double mean(IntToDoubleFunction figure) {
        return IntStream.range(0, classes())
                .filter(c -> actual(c) + taken(c) > 0)
                .mapToDouble(figure)
                .average()
                .orElse(0);
    }

    /** For a single output the value of class 1, else the mean over classes. */
    static double figure(
            FloatMatrix prediction, FloatMatrix t, java.util.function.ToDoubleBiFunction<ConfusionMatrix, Integer> of) {
        ConfusionMatrix matrix = of(prediction, t);
        return t.rows == 1 ? of.applyAsDouble(matrix, 1) : matrix.mean(c -> of.applyAsDouble(matrix, c));
    }
}
