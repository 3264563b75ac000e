package dev.nacre.spark;

import dev.nacre.model.Model;
import dev.nacre.tuning.TrialObjective;
import dev.nacre.tuning.Trial;
import java.io.Serializable;
import java.util.Objects;

/**
 * Trials whose models are kept: whoever runs one writes its model, and the driver reads the winner's. With a search's journal a search
 * that was interrupted goes on, and its models are there.
 *
 * @param folder any path that Hadoop knows; one search has it for itself
 * @param recipe makes a trial's model
 * @param score judges it
 */
public record KeptTrials(String folder, SparkTrials.Recipe recipe, Score score) implements TrialObjective {
    private static final long serialVersionUID = 1;

    /** How good a model is. */
    @FunctionalInterface
    public interface Score extends Serializable {
        /**
         * Judges a model.
         *
         * @param model what a trial made
         * @return the higher, the better
         */
        double of(Model model);
    }

    /** Checks the components. */
    public KeptTrials {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(recipe, "recipe");
        Objects.requireNonNull(score, "score");
    }

    @Override
    public double score(Trial trial) {
        Model model = recipe.train(trial);
        HadoopFiles.writeModel(file(trial), model);
        return score.of(model);
    }

    /**
     * The model that a trial made.
     *
     * @param trial one that has a score
     * @return read from its file
     */
    public Model model(Trial trial) {
        return HadoopFiles.readModel(file(trial));
    }

    private String file(Trial trial) {
        return folder + "/trial-" + trial.number() + "-budget-" + trial.budget() + "-seed-" + trial.seed()
                + ".safetensors";
    }
}
