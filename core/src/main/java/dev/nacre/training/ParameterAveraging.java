package dev.nacre.training;

import dev.nacre.Parameter;
import java.io.Serializable;
import java.util.Objects;

/**
 * How a pass of training goes over {@link Partitions}. An epoch is a round: each part takes local steps from where all
 * are, then the weights become the mean over the parts, each counting by its samples (McMahan et al., 2017,
 * arXiv:1602.05629, algorithm 1, with all parts in each round).
 *
 * @param localSteps how many steps a part takes in a round, at most: it ends with the part's samples; 0 for none, then
 *     the gradients over all samples are summed for one exact step
 * @param optimizer what becomes of the optimizer's state after a round
 * @param statistics what becomes of {@linkplain Parameter#statistic statistics}, those of batch normalization for
 *     example; anything but {@link Carry#RESTART}
 */
public record ParameterAveraging(int localSteps, Carry optimizer, Carry statistics) implements Serializable {
    private static final long serialVersionUID = 1;

    /** What becomes of state that each part has made its own version of. */
    public enum Carry {
        /** Their mean, each part counting by its samples. */
        AVERAGE,
        /** That of the first part that has samples. */
        FIRST,
        /** None: each round begins anew, with step 1. */
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
     * One step a round, by the gradient over all samples: what one machine does with the whole data as one batch, but
     * for rounding.
     *
     * @return one step for each epoch
     */
    public static ParameterAveraging exact() {
        return ofSteps(0);
    }

    /**
     * Some local steps a round; state is averaged.
     *
     * @param localSteps how many, at most
     * @return a round for each epoch
     */
    public static ParameterAveraging ofSteps(int localSteps) {
        return new ParameterAveraging(localSteps, Carry.AVERAGE, Carry.AVERAGE);
    }

    /**
     * A round is a pass of each part over its samples; state is averaged.
     *
     * @return a round for each epoch
     */
    public static ParameterAveraging ofPasses() {
        return ofSteps(Integer.MAX_VALUE);
    }
}
