package dev.nacre.tuning;

import java.util.List;
import java.util.function.Consumer;

/** Where trials run: on this machine's cores, or elsewhere. */
@FunctionalInterface
public interface TrialExecutor {
    /**
     * Runs trials, in any order, and returns when all are done.
     *
     * @param trials what to try
     * @param objective gives the scores
     * @param done is given each result as soon as it is there, one at a time
     */
    void run(List<Trial> trials, TrialObjective objective, Consumer<Result> done);

    /**
     * Runs trials on some threads of this process.
     *
     * @param threads at least 1
     * @return the executor
     */
    static TrialExecutor threads(int threads) {
        return new ThreadExecutor(threads);
    }
}
