package dev.nacre.examples;

import dev.nacre.report.Html;
import dev.nacre.report.LineChart;
import dev.nacre.report.LineChart.Scale;
import dev.nacre.report.Page;
import dev.nacre.report.Section;
import dev.nacre.report.Series;
import dev.nacre.training.Epoch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The report on generated digits. */
record GenerateReport(Handwriting digits, List<GenerateRun> runs) {
    private static final int SHOWN = 120;
    private static final int PER_ROW = 20;

    Page page(String command) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (GenerateRun run : runs)
            facts.put(
                    run.name(),
                    String.format(Locale.ROOT, "%.1f %%", 100 * run.verdict().sure()));
        List<Section> sections = new ArrayList<>();
        for (GenerateRun run : runs) sections.add(section(run));
        sections.add(learning());
        String networks = runs.stream().map(GenerateRun::network).collect(Collectors.joining("\n"));
        sections.add(Section.repeat(command, networks, Html.escape(digits.source())));
        return new Page(
                "Nacre · examples/run generate",
                "<em>Generated</em> digits",
                String.format(
                        Locale.ROOT,
                        "Two models were trained on %,d handwritten digits, and generate new ones. A classifier that "
                                + "was trained on real digits evaluates them. The numbers are the shares of images "
                                + "that it classifies "
                                + "with a probability of at least %.0f %%.",
                        digits.train().size(),
                        100 * Judge.SURE),
                facts,
                sections);
    }

    private Section section(GenerateRun run) {
        int[] shown =
                IntStream.range(0, Math.min(SHOWN, run.pictures().columns)).toArray();
        String tiles = new Images(run.pictures(), digits.scaled()).select(shown).tiles(PER_ROW, run.name());
        String copies = run.training().isEmpty() ? "" : new Copies(digits, run.pictures()).html();
        return new Section(
                run.name().substring(0, 1).toUpperCase(Locale.ROOT) + run.name().substring(1),
                String.format(
                                Locale.ROOT,
                                "<p>%.1f %% are clear digits; the effective number of classes is %.1f (at most "
                                        + "10).</p>%n",
                                100 * run.verdict().sure(),
                                run.verdict().kinds())
                        + "<div class=\"filters\">" + tiles + "</div>" + copies);
    }

    private Section learning() {
        List<String> charts = new ArrayList<>();
        for (GenerateRun run : runs)
            if (!run.training().isEmpty())
                charts.add(new LineChart(
                                "Reconstruction error, " + run.name(),
                                Scale.LINEAR,
                                List.of(
                                        new Series(
                                                "training",
                                                run.training().stream()
                                                        .map(Epoch::loss)
                                                        .toList()),
                                        new Series(
                                                "held-out",
                                                run.training().stream()
                                                        .map(Epoch::validationLoss)
                                                        .toList())))
                        .html());
        return Section.figures(
                "Learning curves",
                "For the deep belief net, the curve is that of the highest machine, which reconstructs the codes of "
                        + "the one below.",
                charts.toArray(String[]::new));
    }
}
