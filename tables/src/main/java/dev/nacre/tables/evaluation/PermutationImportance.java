package dev.nacre.tables.evaluation;

import dev.nacre.Metric;
import dev.nacre.compute.Permutation;
import dev.nacre.data.Dataset;
import dev.nacre.tuning.CrossValidation.Scores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Which columns a model uses: how much worse its predictions get if the values of one column are dealt out to the rows
 * anew; of a sequence, those at all of its steps together. Breiman, 2001, "Random forests", section 10; Fisher, Rudin
 * and Dominici, 2019, arXiv:1801.01489, section 3. Of columns that say the same, each may look unimportant, because the
 * model still has the other.
 *
 * @param metric how predictions are judged
 * @param repeats permutations of each column, at least 1; fewer, and by fewer models, if there are thousands of columns
 * @param predictions maximum number of rows to predict, over all columns and repeats; but at least 100 rows of each
 *     model are used, if it has them
 * @param seed determines the permutations, and which rows are used
 */
public record PermutationImportance(Metric metric, int repeats, long predictions, long seed) {
    private static final int REPEATS = 5;
    private static final long PREDICTIONS = 500_000;
    private static final int FEWEST_ROWS = 100;
    /** Maximum of numbers in all predicted rows: with thousands of columns, fewer repeats and models do. */
    private static final double NUMBERS = 4e8;

    private static final int PIECE = 1024;

    /** Checks the components. */
    public PermutationImportance {
        Objects.requireNonNull(metric, "metric");
        if (repeats < 1) throw new IllegalArgumentException("repeats must be >= 1, not " + repeats);
        if (predictions < 1) throw new IllegalArgumentException("predictions must be >= 1, not " + predictions);
    }

    /**
     * Five repeats, up to 500,000 predictions.
     *
     * @param metric how predictions are judged
     * @param seed determines the permutations, and which rows are used
     */
    public PermutationImportance(Metric metric, long seed) {
        this(metric, REPEATS, PREDICTIONS, seed);
    }

    /**
     * Judges one model.
     *
     * @param model with rows that it was not trained on
     * @return one entry for each column, the most important first
     */
    public List<Importance> of(HeldOut model) {
        return of(List.of(model), () -> false);
    }

    /**
     * Judges several models that do the same, such as those of folds, each on its own rows.
     *
     * @param models with rows of the same columns; several predict at once
     * @param cancelled asked before each permutation
     * @return one entry for each column, the most important first
     * @throws CancellationException if cancelled
     */
    public List<Importance> of(List<HeldOut> models, BooleanSupplier cancelled) {
        int columns = columns(models.get(0).rows());
        int limit = limit(columns, models.size());
        double once = (double) columns
                * columns
                * Math.min(limit, models.get(0).rows().size());
        int measured = (int) Math.max(1, Math.min(models.size(), NUMBERS / once));
        int times = (int) Math.max(1, Math.min(repeats, NUMBERS / once / measured));
        SplittableRandom random = new SplittableRandom(seed);
        List<Supplier<double[][]>> tasks = new ArrayList<>();
        for (int m = 0; m < measured; m++) {
            HeldOut model = models.get(m);
            if (columns(model.rows()) != columns)
                throw new IllegalArgumentException("the rows of model " + m + " (from 0) have "
                        + columns(model.rows()) + " columns, those of model 0 have " + columns
                        + "; give rows of one table");
            SplittableRandom own = random.split();
            tasks.add(() -> drops(model, times, limit, own, cancelled));
        }
        List<double[][]> drops = FoldPool.run(tasks);
        List<String> names = models.get(0).rows().features();
        return IntStream.range(0, columns)
                .mapToObj(c -> importance(
                        names.isEmpty() ? "column " + (c + 1) : names.get(c),
                        drops.stream()
                                .flatMapToDouble(each -> DoubleStream.of(each[c]))
                                .toArray()))
                .sorted(Comparator.comparingDouble(Importance::drop).reversed())
                .toList();
    }

    /** Those of a step, if samples are sequences. */
    private static int columns(Dataset rows) {
        return rows.inputs() / rows.shape().height();
    }

    private static Importance importance(String column, double[] drops) {
        Scores scores = Scores.of(drops);
        return new Importance(column, scores.mean(), drops.length < 2 ? 0 : scores.deviation());
    }

    private int limit(int columns, int models) {
        long each = predictions / ((long) columns * repeats * models);
        return (int) Math.min(Integer.MAX_VALUE, Math.max(FEWEST_ROWS, each));
    }

    private static Dataset some(Dataset rows, int limit, SplittableRandom random) {
        if (rows.size() <= limit) return rows;
        return rows.select(IntStream.of(Permutation.of(rows.size(), random))
                .limit(limit)
                .sorted()
                .toArray());
    }

    /** How much worse the predictions get, columns × times. */
    private double[][] drops(HeldOut whole, int times, int limit, SplittableRandom random, BooleanSupplier cancelled) {
        HeldOut model = new HeldOut(whole.predict(), some(whole.rows(), limit, random));
        FloatMatrix x = model.rows().samples().x().dup();
        int columns = columns(model.rows());
        double[][] drops = new double[columns][times];
        double untouched = figure(model, x);
        for (int c = 0; c < columns; c++) {
            for (int r = 0; r < times; r++) {
                if (cancelled.getAsBoolean()) throw new CancellationException("permutation importance");
                permute(x, c, columns, random);
                drops[c][r] = untouched - figure(model, x);
            }
            restore(x, model.rows().samples().x(), c, columns);
        }
        return drops;
    }

    private static void permute(FloatMatrix x, int column, int columns, SplittableRandom random) {
        int[] order = Permutation.of(x.columns, random);
        for (int i = column; i < x.rows; i += columns) {
            float[] values = x.getRow(i).data;
            for (int s = 0; s < order.length; s++) x.data[s * x.rows + i] = values[order[s]];
        }
    }

    private static void restore(FloatMatrix x, FloatMatrix untouched, int column, int columns) {
        for (int i = column; i < x.length; i += columns) x.data[i] = untouched.data[i];
    }

    /** The metric, higher is better. */
    private double figure(HeldOut model, FloatMatrix x) {
        FloatMatrix t = model.rows().samples().t();
        FloatMatrix predicted = new FloatMatrix(t.rows, t.columns);
        for (int from = 0; from < x.columns; from += PIECE) {
            FloatMatrix piece = new FloatMatrix(x.rows, Math.min(PIECE, x.columns - from));
            System.arraycopy(x.data, from * x.rows, piece.data, 0, piece.length);
            FloatMatrix y = model.predict().apply(piece);
            System.arraycopy(y.data, 0, predicted.data, from * t.rows, t.rows * piece.columns);
        }
        double figure = metric.value(predicted, t);
        return metric.higherIsBetter() ? figure : -figure;
    }
}
