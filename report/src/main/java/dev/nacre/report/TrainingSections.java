package dev.nacre.report;

import dev.nacre.diagnosis.Finding;
import java.util.List;

/** Sections of a page about a training, finished or not. */
final class TrainingSections {
    private TrainingSections() {}

    /** Charts of loss, metrics and learning rate. */
    static Section curves(String charts) {
        return Section.figures("Learning curves", "Drag over a chart to zoom in; double-click to zoom out.", charts);
    }

    static Section findings(List<Finding> findings) {
        return new Section(
                "Possible problems",
                findings.isEmpty()
                        ? "<p>No problem was found: steps, gradients and units are healthy.</p>"
                        : Html.list(findings));
    }

    /** The health of the layers, and histograms; none before the first observation. */
    static List<Section> layers(TrainingRecord record) {
        if (record.observations().isEmpty()) return List.of();
        TrainingCharts charts = new TrainingCharts(record);
        return List.of(
                Section.figures(
                        "Layers during training: " + record.name(),
                        "One line per layer, one point per observation.",
                        charts.health()),
                Section.figures(
                        "Distributions over time: " + record.name(),
                        "Steps run to the right, values upwards; darker means more values.",
                        charts.histograms()));
    }
}
