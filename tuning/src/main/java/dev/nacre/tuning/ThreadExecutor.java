package dev.nacre.tuning;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Runs trials on threads of this process. */
record ThreadExecutor(int threads) implements TrialExecutor {
    ThreadExecutor {
        if (threads < 1) throw new IllegalArgumentException("threads must be >= 1, not " + threads);
    }

    @Override
    public void run(List<Trial> trials, TrialObjective objective, Consumer<Result> done) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            var results = new ExecutorCompletionService<Result>(pool);
            for (Trial trial : trials) results.submit(() -> Result.of(trial, objective));
            for (int i = 0; i < trials.size(); i++) done.accept(results.take().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while trials were running", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CancellationException stopped) throw stopped;
            throw new IllegalStateException(String.valueOf(e.getCause().getMessage()), e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
