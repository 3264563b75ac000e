package dev.nacre.training;

import dev.nacre.Batch;
import dev.nacre.Parameter;
import dev.nacre.TrainingData;
import java.util.List;

/** What a training loop makes small, supervised or not. */
interface Objective {
    /** What the optimizer steps, frozen ones included. */
    List<Parameter> parameters();

    /** Adds one batch's gradients. */
    BatchResult addGradients(Batch batch);

    /** Losses without training, and what metrics need. */
    Evaluation evaluation(TrainingData data);

    /** Loss and metrics, made of one evaluation or several; metrics empty where they make no sense. */
    BatchResult result(Evaluation evaluation);

    /** Names of the metrics, in the order of {@link BatchResult#metrics}. */
    List<String> metrics();

    /** The mean loss, and metrics, of some samples. */
    record BatchResult(double loss, double[] metrics) {}
}
