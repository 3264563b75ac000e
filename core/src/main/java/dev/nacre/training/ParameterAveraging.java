package dev.nacre.training;

import dev.nacre.Parameter;
import java.io.Serializable;
import java.util.Objects;

/**
 * How one epoch of training uses {@link Partitions}. An epoch is one round: all partitions start from the same weights,
 * each does local steps, and the new weights are the mean over the partitions, weighted by their numbers of samples
 * (McMahan et al., 2017, arXiv:1602.05629, algorithm 1, with all partitions in each round).
 *
 * @param localSteps maximum number of steps of a partition in one round, which also ends with the partition's samples;
 *     0 for one exact step with the gradient over all samples
 * @param optimizer how to combine the optimizer's state after a round
 * @param statistics how to combine {@linkplain Parameter#statistic statistics}, such as those of batch normalization;
 *     not {@link Carry#RESTART}
 */
public record ParameterAveraging(int localSteps, Carry optimizer, Carry statistics) implements Serializable {
    private static final long serialVersionUID = 1;

    /** How to combine the partitions' different versions of a state. */
    public enum Carry {
        /** The mean, weighted by the partitions' numbers of samples. */
        AVERAGE,
        /** The version of the first partition that has samples. */
        FIRST,
        /** No version: each round starts with new state, at step 1. */
        RESTART
    }

    /** Checks the components. */
    public ParameterAveraging {
        if (localSteps < 0) throw new IllegalArgumentException("localSteps must be >= 0, not " + localSteps);
        Objects.requireNonNull(optimizer, "optimizer");
        if (Objects.requireNonNull(statistics, "statistics") == Carry.RESTART)
            throw new IllegalArgumentException("statistics can't RESTART: a prediction needs them");
    }

    /**
     * One step for each round, with the gradient over all samples: the same, except for rounding, as one machine with
     * the whole data as one batch.
     *
     * @return one step for each epoch
     */
    public static ParameterAveraging exact() {
        return ofSteps(0);
    }

    /**
     * Some local steps in each round; state is averaged.
     *
     * @param localSteps maximum number of steps
     * @return one round for each epoch
     */
    public static ParameterAveraging ofSteps(int localSteps) {
        return new ParameterAveraging(localSteps, Carry.AVERAGE, Carry.AVERAGE);
    }

    /**
     * In each round, every partition passes once over its samples; state is averaged.
     *
     * @return one round for each epoch
     */
    public static ParameterAveraging ofPasses() {
        return ofSteps(Integer.MAX_VALUE);
    }
}
