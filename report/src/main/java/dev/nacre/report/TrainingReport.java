package dev.nacre.report;

import dev.nacre.diagnosis.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A training as one page: curves of loss, metrics and learning rate, what seems wrong, layers over time, what the result is
 * like, and all it takes to repeat it.
 *
 * @param headline what came out, HTML
 * @param lead a paragraph below it, HTML
 * @param facts name → value, in large type
 * @param log what listened to the trainings
 * @param results sections on the result: {@link #confusion}, pictures, whatever there is
 * @param command what repeats the run
 * @param configuration with these settings, the seed among them
 * @param data where the data comes from, HTML
 */
public record TrainingReport(
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
     * A section with a confusion matrix.
     *
     * @param matrix counted on samples that were not learned from
     * @return the section
     */
    public static Section confusion(ConfusionMatrix matrix) {
        return new Section(
                "What is taken for what",
                "<div class=\"scroll\">" + matrix.html()
                        + "</div><p class=\"note\">Rows are the true classes, columns what they were taken for.</p>");
    }

    /**
     * The page.
     *
     * @return a whole document
     */
    public String html() {
        List<Section> sections = new ArrayList<>();
        sections.add(curves());
        sections.addAll(results);
        sections.add(findings());
        sections.addAll(layers(log));
        sections.add(Section.repeat(command, configuration, data));
        return new Page("Nacre", headline, lead, facts, sections).html();
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
        if (findings.isEmpty())
            return new Section(
                    "What seems wrong", "<p>Nothing was noticed: steps, gradients and units are healthy.</p>");
        StringBuilder list = new StringBuilder("<ul>");
        for (Finding finding : findings)
            list.append("<li>").append(Html.escape(finding.toString())).append("</li>\n");
        return new Section("What seems wrong", list + "</ul>");
    }

    /**
     * Sections on the layers over time: how large steps are beside weights, gradients, units that do nothing, and histograms of what
     * comes out and of gradients.
     *
     * @param log what listened to the trainings
     * @return two sections for each training
     */
    public static List<Section> layers(TrainingLog log) {
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
