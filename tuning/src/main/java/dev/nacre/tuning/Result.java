package dev.nacre.tuning;

import java.io.Serializable;
import java.util.concurrent.CancellationException;

/**
 * The result of a trial.
 *
 * @param trial the trial
 * @param score higher is better; NaN if the trial failed
 * @param failure why it failed; empty if it did not
 * @param seconds duration of the trial
 */
public record Result(Trial trial, double score, String failure, double seconds) implements Serializable {
    private static final long serialVersionUID = 1;

    /**
     * Runs a trial. An exception becomes a failed result: settings that don't fit, or a training that diverges; only a
     * {@link CancellationException} ends the search.
     *
     * @param trial the trial
     * @param objective computes the score
     * @return the result, also for a failed trial
     */
    public static Result of(Trial trial, TrialObjective objective) {
        long start = System.nanoTime();
        double score = Double.NaN;
        String failure = "";
        try {
            score = objective.score(trial);
            if (Double.isNaN(score)) failure = "the score is NaN";
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            failure = String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", "; ");
        }
        return new Result(trial, score, failure, (System.nanoTime() - start) * 1e-9);
    }

    /**
     * Whether the trial failed, so that there is no score.
     *
     * @return false if there is a score
     */
    public boolean failed() {
        return Double.isNaN(score);
    }
}
