package dev.nacre.examples;

import static dev.nacre.report.Html.escape;

import dev.nacre.metrics.ConfusionMatrix;
import dev.nacre.report.Confusion;
import dev.nacre.report.Section;
import dev.nacre.report.TrainingReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The report on a run.
 *
 * @param run the run
 * @param part the data for evaluation: test or validation
 * @param command the command that repeats it, with all options
 * @param configuration the configuration, as text
 * @param source the origin of the data
 */
record DigitsReport(DigitsRun run, String part, String command, String configuration, String source) {
    String html() {
        return new TrainingReport(
                        "Nacre · examples/run " + command.split(" ")[1],
                        number(
                                "It classifies <em>%.2f %%</em> of unseen handwritten digits correctly",
                                100 * run.accuracy()),
                        lead(),
                        facts(),
                        run.log(),
                        results(),
                        command,
                        configuration,
                        "Data: " + escape(source) + ".")
                .html();
    }

    private List<Section> results() {
        List<Section> sections = new ArrayList<>();
        if (run.pretrained() && run.pictures().learned()) sections.addAll(new DigitsPictures(run, part).sections());
        sections.add(new Confusion(
                        run.test().labels(),
                        ConfusionMatrix.of(
                                run.probabilities(), run.test().samples().t()))
                .section());
        sections.add(run.mistakes().section());
        return sections;
    }

    private String lead() {
        return number(
                "%,d images of %d × %d pixels: trained on %,d of them%s, evaluated on the other %,d. The %s part is "
                        + "only monitored during"
                        + " training: nothing is chosen by it.",
                run.train().size() + run.test().size(),
                run.ink().side(),
                run.ink().side(),
                run.train().size(),
                run.pretrained() ? ", first without and then with labels" : labels(),
                run.test().size(),
                part);
    }

    private String labels() {
        return run.train().partlyLabelled()
                ? number(", of which %,d have a label", run.train().labelled().size())
                : "";
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(part + " accuracy", number("%.4f", run.accuracy()));
        facts.put(
                "misclassified",
                number("%d of %d", run.mistakes().samples().length, run.test().size()));
        facts.put("training time", number("%.1f s", run.seconds()));
        facts.put("seed", Long.toString(run.seed()));
        return facts;
    }

    private static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
