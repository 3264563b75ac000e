package dev.nacre.tables;

import dev.nacre.tables.evaluation.Importance;
import dev.nacre.tables.evaluation.Leaderboard;
import dev.nacre.tables.evaluation.Reliability;
import dev.nacre.tables.evaluation.WorstRow;
import java.util.List;
import java.util.Optional;

/**
 * What the out-of-fold predictions tell: each row of the training part predicted by the network that did not see it.
 *
 * @param outOfFold these predictions and the truth; class probabilities are calibrated
 * @param leaderboard the networks beside baselines, all on the same folds, the best first
 * @param importance the columns by their permutation importance, the largest first
 * @param reliability whether probabilities are right; empty for numbers
 * @param temperature what logits are divided by, so that probabilities are right; 1 for numbers
 * @param threshold from which probability on the second of two classes is predicted; 0.5 unless a metric was chosen
 * @param halfWidth half the width of the prediction interval of a number; empty for classes or too few rows
 * @param worst the rows predicted worst, with their positions in the whole table, from 0
 * @param warnings what makes little sense about the table, a line each
 */
public record TableAssessment(
        TableEvaluation outOfFold,
        Leaderboard leaderboard,
        List<Importance> importance,
        Optional<Reliability> reliability,
        double temperature,
        double threshold,
        Optional<Double> halfWidth,
        List<WorstRow> worst,
        List<String> warnings) {
    /** The share of true values that the prediction intervals should hold. */
    public static final double COVERAGE = 0.9;

    /** The model's name on the leaderboard. */
    public static final String MODEL = "nacre";

    /** Keeps copies. */
    public TableAssessment {
        importance = List.copyOf(importance);
        worst = List.copyOf(worst);
        warnings = List.copyOf(warnings);
    }
}
