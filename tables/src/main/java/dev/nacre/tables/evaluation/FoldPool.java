package dev.nacre.tables.evaluation;

import dev.nacre.compute.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Trains or judges as many folds at once as there are cores, each on one: small networks are too small for several. */
public final class FoldPool {
    private FoldPool() {}

    /**
     * Runs tasks; after a failure the other threads are interrupted.
     *
     * @param <T> type of their results
     * @param tasks at least one, such as a training for each fold
     * @return the results, in the order of the tasks
     * @throws CancellationException if the calling thread is interrupted
     */
    public static <T> List<T> run(List<Supplier<T>> tasks) {
        return run(tasks, Math.min(tasks.size(), Parallel.threads()));
    }

    /**
     * Runs tasks on a number of threads, as {@link #run(List)} does.
     *
     * @param <T> type of their results
     * @param tasks at least one
     * @param threads as many as tasks if these share the cores themselves
     * @return the results, in the order of the tasks
     * @throws CancellationException if the calling thread is interrupted
     */
    public static <T> List<T> run(List<Supplier<T>> tasks, int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            ExecutorCompletionService<T> ended = new ExecutorCompletionService<>(pool);
            List<Future<T>> running = new ArrayList<>();
            for (Supplier<T> task : tasks) running.add(ended.submit(() -> Parallel.alone(task)));
            for (int i = 0; i < running.size(); i++) ended.take().get(); // the first failure counts
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) results.add(each.get());
            return results;
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
