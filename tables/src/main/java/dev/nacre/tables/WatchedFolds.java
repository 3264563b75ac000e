package dev.nacre.tables;

import dev.nacre.training.Cancellation;
import dev.nacre.training.Listener;
import dev.nacre.training.Training;
import dev.nacre.tuning.Trial;
import dev.nacre.tuning.TrialObjective;
import java.util.function.IntFunction;

/**
 * Scores by cross-validation whose trainings have a listener. What was stopped has no score: a trial fails, and the
 * search ends if everything is to stop. For trials on threads of this process only.
 *
 * @param folds computes the scores
 * @param listener gives the listener of a trial's trainings, by its number
 * @param cancellation ends the search
 */
record WatchedFolds(FoldsObjective folds, IntFunction<Listener> listener, Cancellation cancellation)
        implements TrialObjective {
    @Override
    public double score(Trial trial) {
        return folds.score(trial, cancellation, listener.apply(trial.number()), new Listener() {
            @Override
            public void onEnd(Training training) {
                if (cancellation.cancelled())
                    throw new StoppedException(
                            "the search was stopped; trials that had ended are kept, the same command goes on with the "
                                    + "others");
                if (training.stopped()) throw new IllegalStateException("stopped on request");
            }
        });
    }

    @Override
    public String identity() {
        return folds.identity();
    }
}
