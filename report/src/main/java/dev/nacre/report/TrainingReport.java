package dev.nacre.report;

import dev.nacre.diagnosis.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A training as one page: curves of loss, metrics and learning rate, what seems wrong, layers over time, what the result is
 * like, and all it takes to repeat it.
 *
 * @param job a few words above the headline: what was run
 * @param headline what came out, HTML
 * @param lead a paragraph below it, HTML
 * @param facts name → value, in large type
 * @param log what listened to the trainings
 * @param results sections on the result: {@link Confusion}, {@link Mistakes}, whatever there is
 * @param command what repeats the run
 * @param configuration with these settings, the seed among them
 * @param data where the data comes from, HTML
 */
public record TrainingReport(
        String job,
        String headline,
        String lead,
        Map<String, String> facts,
        TrainingLog log,
        List<Section> results,
        String command,
        String configuration,
        String data) {
    /** Keeps copies. */
    public TrainingReport {
        results = List.copyOf(results);
    }

    /**
     * The page.
     *
     * @return a whole document
     */
    public String html() {
        List<Section> sections = new ArrayList<>();
        sections.add(curves());
        log.network().map(Chain::section).ifPresent(sections::add);
        sections.addAll(results);
        sections.add(findings());
        sections.addAll(layers());
        sections.add(Section.repeat(command, configuration, data));
        return new Page(job, headline, lead, facts, sections).html();
    }

    private Section curves() {
        StringBuilder charts = new StringBuilder();
        for (Stage stage : log.stages()) charts.append(new StageCharts(stage).curves());
        return Section.figures(
                "How the learning went",
                "Drag over a chart to look at a part of it closely; a double click brings the whole back.",
                charts.toString());
    }

    private Section findings() {
        List<Finding> findings = log.findings();
        return new Section(
                "What seems wrong",
                findings.isEmpty()
                        ? "<p>Nothing was noticed: steps, gradients and units are healthy.</p>"
                        : Html.list(findings));
    }

    /** Two for each training: how large steps are beside weights, gradients, units that do nothing; and histograms. */
    private List<Section> layers() {
        List<Section> sections = new ArrayList<>();
        for (Stage stage : log.stages()) {
            if (stage.observations().isEmpty()) continue;
            StageCharts charts = new StageCharts(stage);
            sections.add(Section.figures(
                    "Layers while they learn: " + stage.name(),
                    "One line for each layer, one point for each look at it.",
                    charts.health()));
            sections.add(Section.figures(
                    "Distributions over time: " + stage.name(),
                    "To the right steps, upwards the numbers; the darker, the more of them.",
                    charts.histograms()));
        }
        return sections;
    }
}
