package dev.nacre.metrics;

import dev.nacre.compute.Argmax;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * How often which class was taken for which. A sample is of the class of its largest target, and is taken for that of its largest
 * prediction; a single output is of class 1 above 0.5, else of class 0. A figure that would divide by 0 is 0.
 *
 * @param counts a row for each true class, in it a number for each class that it was taken for
 */
public record ConfusionMatrix(List<List<Integer>> counts) {
    /** Keeps a copy. */
    public ConfusionMatrix {
        counts = counts.stream().map(List::copyOf).toList();
    }

    /**
     * Counts.
     *
     * @param prediction outputs × samples
     * @param t targets of the same shape
     * @return as many classes as outputs; two if there is one output
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
     * How many classes there are.
     *
     * @return at least 2
     */
    public int classes() {
        return counts.size();
    }

    /**
     * One count.
     *
     * @param truth the class of the samples
     * @param taken the class they were taken for
     * @return how many
     */
    public int count(int truth, int taken) {
        return counts.get(truth).get(taken);
    }

    /**
     * Samples of a class.
     *
     * @param c the class
     * @return how many there are
     */
    public int actual(int c) {
        return counts.get(c).stream().mapToInt(n -> n).sum();
    }

    /**
     * Samples taken for a class.
     *
     * @param c the class
     * @return how many there are
     */
    public int taken(int c) {
        return counts.stream().mapToInt(row -> row.get(c)).sum();
    }

    /**
     * The share of those taken for a class that are of it.
     *
     * @param c the class
     * @return 0 to 1
     */
    public double precision(int c) {
        return share(count(c, c), taken(c));
    }

    /**
     * The share of those of a class that were taken for it.
     *
     * @param c the class
     * @return 0 to 1
     */
    public double recall(int c) {
        return share(count(c, c), actual(c));
    }

    /**
     * The harmonic mean of precision and recall.
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

    /** The plain mean over classes that occur, as truth or as prediction. */
    double mean(IntToDoubleFunction figure) {
        return IntStream.range(0, classes())
                .filter(c -> actual(c) + taken(c) > 0)
                .mapToDouble(figure)
                .average()
                .orElse(0);
    }

    /** The figure of class 1 for a single output, else the mean over classes. */
    static double figure(
            FloatMatrix prediction, FloatMatrix t, java.util.function.ToDoubleBiFunction<ConfusionMatrix, Integer> of) {
        ConfusionMatrix matrix = of(prediction, t);
        return t.rows == 1 ? of.applyAsDouble(matrix, 1) : matrix.mean(c -> of.applyAsDouble(matrix, c));
    }
}
