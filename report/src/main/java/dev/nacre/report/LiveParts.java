package dev.nacre.report;

import static dev.nacre.report.Frame.format;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The live page, and its parts about one training. */
final class LiveParts {
    /** A chart is drawn again and again, so it has this many epochs and observations at most. */
    private static final int MOST_EPOCHS = 100;

    private static final int MOST_LOOKS = 60;

    private LiveParts() {}

    /** The page without its parts. */
    static String page(String title, String script) {
        return new HtmlTemplate(Page.resource("page.html"))
                .fill(Map.of(
                        "title",
                        Html.escape(title),
                        "headline",
                        Html.escape(title),
                        "style",
                        Page.style() + Page.resource("live.css"),
                        "script",
                        script,
                        "eyebrow",
                        "Nacre · live",
                        "lead",
                        "<span id=\"connection\" role=\"status\">Connecting …</span>",
                        "facts",
                        "",
                        "sections",
                        Page.resource("live.html")));
    }

    /** SHA-256 of the script element's content, for the page's content security policy. */
    static String digest(String script) {
        try {
            byte[] content = ("\n" + script + "\n").getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /** The parts about a training; the first holds the places of the others and does not change. */
    static Map<String, String> of(LiveTraining training, LiveFigures figures) {
        String id = "t" + training.number();
        TrainingRecord record = thinned(figures.record());
        Map<String, Section> sections = new LinkedHashMap<>();
        sections.put("-curves", curves(record, figures.losses()));
        figures.examples().map(LiveExamples::section).ifPresent(section -> sections.put("-examples", section));
        sections.put("-problems", TrainingSections.findings(figures.findings()));
        List<Section> layers = TrainingSections.layers(record);
        if (!layers.isEmpty()) sections.put("-layers", layers.get(0));
        if (!layers.isEmpty()) sections.put("-distributions", layers.get(1));
        figures.filters().map(Filters::section).ifPresent(section -> sections.put("-filters", section));
        sections.put("-network", training.network());
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(id, frame(training, id));
        parts.put(id + "-brief", brief(figures));
        parts.put(id + "-status", status(training, figures));
        sections.forEach((name, section) -> parts.put(id + name, section.element()));
        return parts;
    }

    private static String frame(LiveTraining training, String id) {
        StringBuilder html = new StringBuilder(format(
                "<details class=\"training\" open><summary><h2>%s</h2><span id=\"%s-brief\"></span></summary>",
                Html.escape(capitalised(training.name())), id));
        html.append(format("<div id=\"%s-status\"></div><p class=\"actions\">", id))
                .append(button(training, "stop", "", "Stop"))
                .append(
                        training.keepable()
                                ? button(training, "keep", " aria-pressed=\"false\"", "Keep the best epoch")
                                : "")
                .append("</p>");
        for (String place : List.of("curves", "examples", "problems", "layers", "distributions", "filters", "network"))
            html.append(format("<div id=\"%s-%s\"></div>", id, place));
        return html.append("</details>").toString();
    }

    private static String button(LiveTraining training, String action, String attributes, String label) {
        return format(
                "<button type=\"button\" data-act=\"%s\" data-training=\"%d\"%s>%s</button>",
                action, training.number(), attributes, label);
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String brief(LiveFigures figures) {
        int epochs = figures.record().epochs().size();
        return figures.ended()
                ? format("ended after %d epochs", epochs)
                : format(
                        "epoch %d of %d", epochs + 1, figures.record().trainer().epochs());
    }

    private static String status(LiveTraining training, LiveFigures figures) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("steps", format("%,d", figures.step()));
        List<Double> losses = figures.losses().values();
        if (!losses.isEmpty()) facts.put("loss", format("%.4f", losses.get(losses.size() - 1)));
        if (figures.best() > 0)
            facts.put("best epoch so far, by its loss", format("%d: %.4f", figures.best(), figures.bestLoss()));
        facts.put("time", format("%.0f s", figures.seconds()));
        return format(
                "<div data-ended=\"%b\" data-stops=\"%b\" data-keep=\"%b\">%s</div>",
                figures.ended(), training.stops(), training.keepsBest(), Html.facts(facts));
    }

    private static Section curves(TrainingRecord record, Series losses) {
        String first = new LineChart(
                        capitalised(record.name()) + ": " + losses.name(),
                        "step",
                        LineChart.Scale.LOGARITHMIC,
                        List.of(losses))
                .html();
        return TrainingSections.curves(first + new TrainingCharts(record, MOST_EPOCHS).curves());
    }

    /** With fewer observations. */
    private static TrainingRecord thinned(TrainingRecord record) {
        int count = record.observations().size();
        int stride = 1 + (count - 1) / MOST_LOOKS;
        return new TrainingRecord(
                record.name(),
                record.trainer(),
                record.epochs(),
                record.stepsPerEpoch(),
                IntStream.range(0, count)
                        .filter(i -> (count - 1 - i) % stride == 0)
                        .mapToObj(record.observations()::get)
                        .toList());
    }
}
