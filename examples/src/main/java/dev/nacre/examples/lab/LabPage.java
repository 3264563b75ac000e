package dev.nacre.examples.lab;

import dev.nacre.report.Html;
import dev.nacre.report.HtmlTemplate;
import java.util.Map;
import java.util.stream.Collectors;

/** The page: a section for each experiment, of which the script shows one. */
final class LabPage {
    private LabPage() {}

    static String html() {
        String links = Experiments.ALL.stream()
                .map(Experiment::about)
                .map(about ->
                        "<li><a href=\"#experiment=%s\">%s</a></li>".formatted(about.name(), escaped(about.title())))
                .collect(Collectors.joining("\n"));
        String sections = Experiments.ALL.stream().map(LabPage::section).collect(Collectors.joining("\n"));
        return new HtmlTemplate(Asset.resource("lab.html")).fill(Map.of("links", links, "sections", sections));
    }

    private static String section(Experiment experiment) {
        About about = experiment.about();
        return new HtmlTemplate(Asset.resource("experiment.html"))
                .fill(Map.of(
                        "name",
                        about.name(),
                        "title",
                        escaped(about.title()),
                        "idea",
                        escaped(about.idea()),
                        "controls",
                        experiment.controls().stream().map(Control::html).collect(Collectors.joining()),
                        "more",
                        Background.html(about)));
    }

    private static String escaped(String text) {
        return Html.escape(text);
    }
}
