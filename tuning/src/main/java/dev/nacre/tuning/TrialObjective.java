package dev.nacre.tuning;

import java.io.Serializable;

/**
 * What a search makes large: a pure function of the trial and of data that never changes. It may run on another
 * machine.
 */
@FunctionalInterface
public interface TrialObjective extends Serializable {
    /**
     * Tries settings.
     *
     * @param trial what to try
     * @return the score, the higher, the better; NaN counts as failed, like an exception
     */
    double score(Trial trial);
}
