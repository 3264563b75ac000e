package dev.nacre.spark;

import dev.nacre.model.Model;
import dev.nacre.tuning.Trial;
import dev.nacre.tuning.TrialObjective;
import java.io.Serializable;
import java.util.Objects;

/**
 * A search objective that saves the model of each trial: the task writes it, and the driver reads the best one.
 * Together with the journal of a search, an interrupted search can be continued, and the models of its finished trials
 * are still there.
 *
 * @param folder any path that Hadoop supports, used by one search only
 * @param training trains the model of a trial
 * @param scoring computes the score of a model
 */
public record SavedTrials(String folder, SparkTrials.TrainingFunction training, ScoringFunction scoring)
        implements TrialObjective {
    private static final long serialVersionUID = 1;

    /** Computes the score of a model. */
    @FunctionalInterface
    public interface ScoringFunction extends Serializable {
        /**
         * Computes the score.
         *
         * @param model the model of a trial
         * @return higher is better
         */
        double score(Model model);
    }

    /** Checks the components. */
    public SavedTrials {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(training, "training");
        Objects.requireNonNull(scoring, "scoring");
    }

    @Override
    public double score(Trial trial) {
        Model model = training.train(trial);
        HadoopFiles.writeModel(file(trial), model);
        return scoring.score(model);
    }

    /**
     * Reads the model of a trial.
     *
     * @param trial a trial that was run and has a score
     * @return the model
     */
    public Model model(Trial trial) {
        return HadoopFiles.readModel(file(trial));
    }

    private String file(Trial trial) {
        return folder + "/trial-" + trial.number() + "-budget-" + trial.budget() + "-seed-" + trial.seed()
                + ".safetensors";
    }
}
