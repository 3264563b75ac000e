package dev.nacre.examples;

import dev.nacre.report.Html;
import dev.nacre.report.LineChart;
import dev.nacre.report.LineChart.Scale;
import dev.nacre.report.Page;
import dev.nacre.report.Section;
import dev.nacre.report.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The report on a GAN, which can be made after any epoch.
 *
 * @param run its training
 * @param digits the data
 * @param plan its networks
 * @param real the judge's evaluation of real images
 * @param command repeats the run
 */
record GanReport(GanRun run, Handwriting digits, GanPlan plan, Judge.Verdict real, String command) {
    private static final int SHOWN = 120;
    private static final int PER_ROW = 20;

    Page page() {
        GanEpoch last = run.last();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("clear digits", format("%.1f %%", 100 * last.clear()));
        facts.put("clear real digits", format("%.1f %%", 100 * real.sure()));
        facts.put("effective kinds, at most 10", format("%.1f", last.kinds()));
        facts.put("variety, 1 for real digits", format("%.2f", last.variety()));
        List<Section> sections = new ArrayList<>(List.of(generated(), learning(), figures()));
        String networks = "generator = " + plan.generator() + "\ndiscriminator = " + plan.discriminator();
        sections.add(Section.repeat(command, networks, Html.escape(digits.source())));
        return new Page(
                "Nacre · examples/run gan",
                "<em>Generated</em> digits",
                format(
                        "A generative adversarial network after %d epochs on %,d handwritten digits. A classifier that "
                                + "was trained on real digits is sure about the clear ones, with a probability of at "
                                + "least %.0f %%.",
                        last.number(), digits.train().size(), 100 * Judge.SURE),
                facts,
                sections);
    }

    private Section generated() {
        int[] shown = IntStream.range(0, SHOWN).toArray();
        String tiles = new Images(run.images(), digits.scaled()).select(shown).tiles(PER_ROW, "generated digits");
        return new Section(
                "Generated digits",
                "<div class=\"filters\">" + tiles + "</div>" + new Copies(digits, run.images()).html());
    }

    /** Powers of two, since most happens in the first epochs. */
    private Section learning() {
        return new Section(
                "How they became digits",
                "<p>The same codes, after more and more epochs:</p>\n<div class=\"strips\">"
                        + run.shown().entrySet().stream()
                                .map(e -> new Images(e.getValue(), digits.scaled()).strip("epoch " + e.getKey()))
                                .collect(Collectors.joining())
                        + "</div>");
    }

    private Section figures() {
        String signs = new GanSigns(run.epochs())
                .texts().stream()
                        .map(text -> "<p>Look: " + Html.escape(text) + ".</p>")
                        .collect(Collectors.joining());
        return Section.figures(
                "What the two did",
                "A discriminator that is always right is too strong. Little variety, or few kinds, show a generator "
                        + "that has collapsed. Codes whose digit changes again and again show that the two oscillate."
                        + signs,
                chart("Share of images the discriminator is right about", GanEpoch::right),
                chart("Loss of the generator", GanEpoch::loss),
                chart("Share of clear digits", GanEpoch::clear),
                chart("Effective kinds of digits", GanEpoch::kinds),
                chart("Variety", GanEpoch::variety),
                chart("Share of codes whose digit changed", GanEpoch::changed));
    }

    private String chart(String title, ToDoubleFunction<GanEpoch> figure) {
        List<Double> values = run.epochs().stream().mapToDouble(figure).boxed().toList();
        return new LineChart(title, Scale.LINEAR, List.of(new Series(title, values))).html();
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
