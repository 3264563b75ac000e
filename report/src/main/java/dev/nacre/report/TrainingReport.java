package dev.nacre.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A report of a training, as one page: curves of loss, metrics and learning rate, problems noticed, layers over time,
 * sections on the result, and how to reproduce it.
 *
 * @param job a few words above the headline: the task
 * @param headline the result in a few words, HTML
 * @param lead a paragraph below it, HTML
 * @param facts key figures, name → value, in large type
 * @param log the listener of the trainings
 * @param results sections on the result, such as {@link Confusion} and {@link Mistakes}
 * @param command the command that reproduces the run
 * @param configuration all settings, including the seed
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
    /** Copies the list. */
    public TrainingReport {
        results = List.copyOf(results);
    }

    /**
     * The page.
     *
     * @return an HTML document
     */
    public String html() {
        List<Section> sections = new ArrayList<>();
        sections.add(curves());
        log.network().map(NetworkSection::of).ifPresent(sections::add);
        sections.addAll(results);
        sections.add(TrainingSections.findings(log.findings()));
        for (TrainingRecord record : log.records()) sections.addAll(TrainingSections.layers(record));
        sections.add(Section.repeat(command, configuration, data));
        return new Page(job, headline, lead, facts, sections).html();
    }

    private Section curves() {
        StringBuilder charts = new StringBuilder();
        for (TrainingRecord record : log.records()) charts.append(new TrainingCharts(record).curves());
        return TrainingSections.curves(charts.toString());
    }
}
