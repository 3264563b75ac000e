package dev.nacre.tables.evaluation;

import dev.nacre.data.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jblas.FloatMatrix;

/**
 * Simple models to compare a network with, so that people see what it buys them:
 *
 * <ul>
 *   <li>{@code commonest class}, or {@code mean}: the shares of the classes or the mean target, whatever the row;
 *   <li>{@code linear model}: softmax regression with the L2 penalty |w|²/(2n), or linear regression with |w|²/n
 *       (scikit-learn's defaults, C = 1 and alpha = 1), by L-BFGS with up to 100 iterations;
 *   <li>{@code plain MLP}: one layer of 100 relu units, Adam with rate 0.001, batches of 200, up to 200 epochs, fewer
 *       if the training loss hasn't fallen by 0.0001 in ten epochs: scikit-learn's default.
 * </ul>
 *
 * Tables so large that this would take long get fewer iterations (not below 20) and epochs (not below 5). Features are
 * standardised; categories one-hot, of a column with more than 100 the commonest 100; missing values filled with the
 * median; numbers to predict standardised: all by the training rows of each fold.
 */
public final class Baselines {
    private Baselines() {}

    /**
     * Trains all baselines on each fold, and predicts its test rows.
     *
     * @param folds from {@link dev.nacre.data.Dataset#folds}
     * @param seed determines the plain MLP
     * @param cancelled asked before each step or iteration, by several threads
     * @return three candidates, the simplest first
     * @throws CancellationException if cancelled or interrupted
     */
    public static List<Candidate> outOfFold(List<Split> folds, long seed, BooleanSupplier cancelled) {
        boolean classes = !folds.get(0).training().labels().isEmpty();
        BooleanSupplier stop =
                () -> cancelled.getAsBoolean() || Thread.currentThread().isInterrupted();
        return List.of(
                candidate(classes ? "commonest class" : "mean", folds, Baselines::mean),
                candidate("linear model", folds, fold -> new LinearModel(stop).predict(Prepared.of(fold))),
                candidate("plain MLP", folds, fold -> new PlainMlp(seed, stop).predict(Prepared.of(fold))));
    }

    private static Candidate candidate(String name, List<Split> folds, Function<Split, FloatMatrix> predict) {
        long start = System.nanoTime();
        List<Supplier<FloatMatrix>> tasks = new ArrayList<>();
        for (Split fold : folds) tasks.add(() -> predict.apply(fold));
        List<FloatMatrix> parts = FoldPool.run(tasks);
        return new Candidate(name, new OutOfFold(folds, parts), (System.nanoTime() - start) / 1e9);
    }

    /** The mean target of the training rows for each test row: for one-hot classes, their shares. */
    private static FloatMatrix mean(Split fold) {
        FloatMatrix t = fold.training().samples().t();
        double[] sums = new double[t.rows];
        for (int i = 0; i < t.length; i++) sums[i % t.rows] += t.data[i];
        FloatMatrix means = new FloatMatrix(t.rows, fold.test().size());
        for (int i = 0; i < means.length; i++) means.data[i] = (float) (sums[i % t.rows] / t.columns);
        return means;
    }
}
