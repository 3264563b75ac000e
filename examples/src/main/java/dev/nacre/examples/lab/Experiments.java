package dev.nacre.examples.lab;

import java.util.List;

/** The experiments, in the order of the page. */
final class Experiments {
    static final List<Experiment> ALL = List.of(
            new ActivationExperiment(),
            new SignalExperiment(),
            new OptimizerExperiment(),
            new PlaygroundExperiment(),
            new LearningRateExperiment(),
            new BatchSizeExperiment(),
            new DropoutExperiment(),
            new SearchExperiment(),
            new PreprocessingExperiment(),
            new AutoencoderExperiment(),
            new VariationalExperiment(),
            new PretrainingExperiment(),
            new StepsBackExperiment());

    private Experiments() {}

    /** The experiment of a name. */
    static Experiment named(String name) {
        return ALL.stream()
                .filter(experiment -> experiment.about().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no experiment " + name + "; there are "
                        + String.join(
                                ", ",
                                ALL.stream()
                                        .map(experiment -> experiment.about().name())
                                        .toList())));
    }
}
