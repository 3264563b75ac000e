package dev.nacre.tuning;

import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.TrainingData;
import dev.nacre.losses.BinaryCrossEntropy;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.metrics.Accuracy;
import dev.nacre.model.Model;
import java.util.List;

/** How much the members of an ensemble of classifiers should count, by their accuracy on validation data. */
public final class Reliability {
    /** Accuracy 1 on validation data does not mean that a member is never wrong. */
    private static final double MOST = 0.999;

    private Reliability() {}

    /**
     * The weight ln(p·(c − 1) / (1 − p)) for a member of accuracy p with c classes, and 0 for one that is no better
     * than guessing. Among members that err independently, votes with these weights are right most often: Nitzan and
     * Paroush, 1982, for two classes; Kuncheva and Rodríguez, 2014, for more.
     *
     * @param members trained classifiers that output logits, one for two classes or one for each class
     * @param validation data that no member was trained on; with the data of early stopping, weights are a little too
     *     large for all
     * @return one for each member, for {@link Ensembles#of(List, Ensemble.Combination, List)}
     * @throws IllegalArgumentException if no member is better than guessing
     */
    public static List<Float> weights(List<Network> members, TrainingData validation) {
        List<Float> weights =
                members.stream().map(member -> weight(member, validation)).toList();
        if (weights.stream().allMatch(weight -> weight == 0))
            throw new IllegalArgumentException(
                    "no member predicts the validation data better than guessing; train the members longer");
        return weights;
    }

    private static float weight(Network member, TrainingData validation) {
        Loss loss = member.outputs() == 1 ? new BinaryCrossEntropy() : new CrossEntropy();
        double accuracy =
                new Model(member, loss).evaluate(validation, new Accuracy()).get("accuracy");
        double p = Math.min(MOST, accuracy);
        int others = Math.max(1, member.outputs() - 1);
        return (float) Math.max(0, Math.log(p * others / (1 - p)));
    }
}
