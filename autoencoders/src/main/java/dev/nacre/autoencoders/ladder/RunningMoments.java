package dev.nacre.autoencoders.ladder;

import dev.nacre.Parameter;
import dev.nacre.Weights;
import java.util.List;

/** Averages of batch statistics, for inference: of the means, and of the unbiased variances. */
final class RunningMoments {
    private final int units;
    private final Parameter mean;
    private final Parameter variance;

    RunningMoments(String prefix, int units) {
        this.units = units;
        mean = Parameter.statistic(prefix + "running_mean", Weights.zeros(units, 1));
        variance = Parameter.statistic(prefix + "running_var", Weights.constant(units, 1, 1));
    }

    List<Parameter> parameters() {
        return List.of(mean, variance);
    }

    /** Adds those of a batch with a weight. */
    void add(Moments batch, float weight, int columns, int from, int to) {
        batch.average(mean.value().data, variance.value().data, weight, columns, from, to);
    }

    /** As they are now. */
    Moments now() {
        Moments now = new Moments(units);
        now.take(mean.value().data, variance.value().data);
        return now;
    }
}
