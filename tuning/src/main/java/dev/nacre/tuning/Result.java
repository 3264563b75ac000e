package dev.nacre.tuning;

import java.io.Serializable;

/**
 * What a trial came to.
 *
 * @param trial what was tried
 * @param score the higher, the better; NaN if it failed
 * @param failure why it failed; empty if it didn't
 * @param seconds time it took
 */
public record Result(Trial trial, double score, String failure, double seconds) implements Serializable {
    private static final long serialVersionUID = 1;

    /**
     * Runs a trial. What it throws becomes a failure: settings that don't fit, a training that diverges.
     *
     * @param trial what to try
     * @param objective gives the score
     * @return always a result
     */
    public static Result of(Trial trial, TrialObjective objective) {
        long start = System.nanoTime();
        double score = Double.NaN;
        String failure = "";
        try {
            score = objective.score(trial);
            if (Double.isNaN(score)) failure = "the score is NaN";
        } catch (RuntimeException e) {
            failure = String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", "; ");
        }
        return new Result(trial, score, failure, (System.nanoTime() - start) * 1e-9);
    }

    /**
     * Whether there is a score.
     *
     * @return false if it failed
     */
    public boolean failed() {
        return Double.isNaN(score);
    }
}
