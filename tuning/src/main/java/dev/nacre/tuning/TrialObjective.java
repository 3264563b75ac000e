package dev.nacre.tuning;

import java.io.Serializable;

/**
 * Computes the score that a search maximises: a pure function of the trial and of data that never changes. It may run
 * on another machine.
 */
@FunctionalInterface
public interface TrialObjective extends Serializable {
    /**
     * Runs a trial.
     *
     * @param trial the trial
     * @return the score, higher is better; a trial with NaN counts as failed, like one that throws an exception
     */
    double score(Trial trial);

    /**
     * What the scores are of, such as a digest of data, folds and metric. A journal may hold trials of several
     * objectives; those of another are not taken for ours.
     *
     * @return a text of one line; empty by default
     */
    default String identity() {
        return "";
    }
}
