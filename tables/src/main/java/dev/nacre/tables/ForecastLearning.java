package dev.nacre.tables;

import dev.nacre.data.Split;
import java.util.List;

/**
 * How a model of forecasts was learned.
 *
 * @param parts the windows learned from, and those that chose the best epoch of each network
 * @param members the networks of the ensemble
 * @param test the model on the latest part of the series
 * @param warnings what to look at
 * @param seconds duration
 */
public record ForecastLearning(
        Split parts, List<TrainedMember> members, ForecastEvaluation test, List<String> warnings, double seconds) {
    /** Keeps copies. */
    public ForecastLearning {
        members = List.copyOf(members);
        warnings = List.copyOf(warnings);
    }
}
