package dev.nacre.examples;

import static dev.nacre.report.Html.escape;

import dev.nacre.report.ConfusionMatrix;
import dev.nacre.report.Environment;
import dev.nacre.report.Page;
import dev.nacre.report.Section;
import dev.nacre.report.Template;
import dev.nacre.report.TrainingReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The page about a run.
 *
 * @param run what it was
 * @param part what it is judged by: test or validation
 * @param command what repeats it, with all options
 * @param configuration how it learned, as text
 * @param source where the data is from
 */
record DigitsReport(DigitsRun run, String part, String command, String configuration, String source) {
    private static final String PRETRAINED =
            "First one autoencoder after the other learns to restore what it gets; then "
                    + "labels come in, and all layers are tuned together.";

    String html() throws IOException {
        double accuracy = run.accuracy();
        DigitsPictures pictures = new DigitsPictures(run);
        boolean pretrained = !run.pretraining().isEmpty();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("style", Page.style());
        values.put("accuracy", number("%.4f", accuracy));
        values.put("accuracyPercent", number("%.2f %%", 100 * accuracy));
        values.put("job", escape(command.split(" ")[1]));
        values.put("part", part);
        values.put("source", escape(source));
        values.put("lead", lead());
        values.put("facts", facts());
        values.put("layers", layers());
        values.put("unlabelled", pretrained && run.pictures().learned() ? unlabelled(pictures) : "");
        values.put("learning", pretrained ? PRETRAINED : "All layers learn together, from labels.");
        values.put("charts", new DigitsCharts(run, part).html());
        values.put("confusion", confusion().html());
        values.put("mistakesTitle", pictures.mistakesTitle());
        values.put("mistakesNote", pictures.mistakesNote());
        values.put("mistakes", pictures.mistakes());
        values.put("command", escape(command));
        values.put("configuration", escape(configuration));
        values.put("environment", environment());
        values.put("script", Page.script());
        values.put("overTime", overTime());
        return new Template(Resources.text("digits-report.html")).fill(values);
    }

    private String unlabelled(DigitsPictures pictures) throws IOException {
        return new Template(Resources.text("digits-unlabelled.html"))
                .fill(Map.of(
                        "part", part,
                        "filters", pictures.filters(),
                        "filtersNote", pictures.filtersNote(),
                        "strips", pictures.strips()));
    }

    private String lead() {
        return number(
                "%,d images of %d × %d pixels, learned from %,d of them%s; judged by the other %,d.",
                run.train().size() + run.test().size(),
                run.ink().side(),
                run.ink().side(),
                run.train().size(),
                run.pretraining().isEmpty() ? "" : ", first without and then with labels",
                run.test().size());
    }

    private String facts() {
        int wrong = run.mistakes().length;
        int weights = run.model().network().layer().parameters().stream()
                .mapToInt(p -> p.value().length)
                .sum();
        return fact(part + " accuracy", number("%.4f", run.accuracy()))
                + fact("read wrongly", number("%d of %d", wrong, run.test().size()))
                + fact("weights", number("%,d", weights))
                + fact("learning took", number("%.1f s", run.seconds()))
                + fact("seed", Long.toString(run.seed()));
    }

    private static String fact(String name, String value) {
        return "<div><dt>" + name + "</dt><dd>" + value + "</dd></div>";
    }

    private String layers() {
        StringBuilder html =
                new StringBuilder(layer("pixels", run.train().samples().inputs()));
        for (NamedLayer layer : NamedLayer.of(run.model().network())) html.append(layer(layer.name(), layer.outputs()));
        return html.toString();
    }

    private static String layer(String name, int outputs) {
        return "<li><span>" + escape(name) + " <b>" + outputs + "</b></span></li>";
    }

    private ConfusionMatrix confusion() {
        int[] predicted =
                IntStream.range(0, run.test().size()).map(run::predicted).toArray();
        return ConfusionMatrix.of(run.test().labels(), run.test().classes(), predicted);
    }

    private String overTime() {
        return TrainingReport.layers(run.log()).stream().map(Section::element).collect(Collectors.joining("\n"));
    }

    private String environment() {
        List<String> rows = new ArrayList<>();
        Environment.facts()
                .forEach((name, value) ->
                        rows.add("<tr><th>" + escape(name) + "</th><td>" + escape(value) + "</td></tr>"));
        return String.join("\n", rows);
    }

    private static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
