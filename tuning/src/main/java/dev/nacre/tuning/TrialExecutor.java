package dev.nacre.tuning;

import java.util.List;
import java.util.function.Consumer;

/** Runs trials: on the cores of this machine, or elsewhere. */
@FunctionalInterface
public interface TrialExecutor {
    /**
     * Runs trials, in any order, and returns when all have ended.
     *
     * @param trials the trials
     * @param objective computes the scores
     * @param done receives each result when its trial ends, one at a time
     */
    void run(List<Trial> trials, TrialObjective objective, Consumer<Result> done);

    /**
     * An executor with threads of this process.
     *
     * @param threads at least 1
     * @return the executor
     */
    static TrialExecutor threads(int threads) {
        return new ThreadExecutor(threads);
    }
}
