package dev.nacre.tables.evaluation;

import dev.nacre.compute.Parallel;
import dev.nacre.data.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jblas.FloatMatrix;

/** Trains as many folds at once as there are cores, each on one: small networks are too small for several. */
final class FoldPool {
    private FoldPool() {}

    /** Predicts each fold; after a failure the other threads are interrupted. */
    static OutOfFold predict(List<Split> folds, Function<Split, FloatMatrix> predict) {
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(folds.size(), Parallel.threads()));
        try {
            List<Future<FloatMatrix>> running = new ArrayList<>();
            for (Split fold : folds) running.add(pool.submit(() -> Parallel.alone(() -> predict.apply(fold))));
            List<FloatMatrix> parts = new ArrayList<>();
            for (Future<FloatMatrix> each : running) parts.add(each.get());
            return new OutOfFold(folds, parts);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            if (e.getCause() instanceof Error cause) throw cause;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            pool.shutdownNow();
        }
    }
}
