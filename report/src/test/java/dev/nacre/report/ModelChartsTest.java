package dev.nacre.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The charts and tables that judge and explain a model. */
class ModelChartsTest {
    private static final BarChart BARS = new BarChart(
            "Importance",
            "drop of accuracy",
            List.of(
                    new BarChart.Bar("age", 0.2, 0.05),
                    new BarChart.Bar("a < b", 0.1, Double.NaN),
                    new BarChart.Bar("noise", -0.05, 0)));
    private static final ReliabilityDiagram DIAGRAM = new ReliabilityDiagram(
            "Calibration",
            List.of(new ReliabilityDiagram.Point(0.55, 0.5, 25), new ReliabilityDiagram.Point(0.95, 0.9, 100)));
    private static final FigureTable TABLE = new FigureTable(
            List.of("model", "accuracy"), List.of(List.of("Nacre", "0.91"), List.of("<mean>", "0.5")), 0);

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    @Test
    void barsBeginAtZeroAndShowTheirSpread() {
        String html = BARS.html();

        // The axis from −0.1 to 0.3 has a width of 348: zero is at 160 + 348/4.
        assertThat(html)
                .contains("age: 0.2 ± 0.05", "a &lt; b: 0.1<", "noise: -0.05 ± 0", "drop of accuracy")
                .contains("<rect x=\"247.0\" y=\"14.0\" width=\"174.0\"")
                .contains("<rect x=\"203.5\" y=\"54.0\" width=\"43.5\"")
                .contains("d=\"M377.5 20.0H464.5\"");
        assertThat(count(html, "class=\"spread\"")).isEqualTo(1);
    }

    @Test
    void longNamesAreShortenedButNotWithinACharacter() {
        String name = "𝛼".repeat(30);

        String html = new BarChart("x", "x", List.of(new BarChart.Bar(name, 1, Double.NaN))).html();

        assertThat(html).contains(">" + "𝛼".repeat(23) + "…<", "<title>" + name + ": 1<");
    }

    @Test
    void theAreaOfAPointStandsForItsNumberOfSamples() {
        assertThat(DIAGRAM.html())
                .contains("class=\"rule\"", "r=\"7.0\"><title>55.0 % sure, 50.0 % right, 25 samples", "r=\"14.0\"");
    }

    @Test
    void aTableShowsTextsAsTheyAreAndEmphasisesOneRow() {
        assertThat(TABLE.html())
                .contains(
                        "<tr><th>model</th><th>accuracy</th></tr>",
                        "<tr class=\"emphasised\"><td>Nacre</td>",
                        "<tr><td>&lt;mean&gt;</td>");
        assertThatThrownBy(() -> new FigureTable(List.of("a"), List.of(List.of()), -1))
                .hasMessage("row 0 (from 0) has 0 cells for 1 headings");
    }

    @Test
    void nothingToShowIsEmptyAndWhatCannotBeShownIsRefused() {
        assertThat(new BarChart("x", "x", List.of()).html()).isEmpty();
        assertThat(new BarChart("x", "x", List.of(new BarChart.Bar("none", 0, 0))).html())
                .contains("none: 0 ± 0");
        assertThat(new ReliabilityDiagram("x", List.of()).html()).isEmpty();
        assertThatThrownBy(() -> new BarChart.Bar("age", Double.NaN, 0))
                .hasMessage("the value of bar age must be finite, not NaN");
        assertThatThrownBy(() -> new BarChart.Bar("age", 1, -1))
                .hasMessage("the spread of bar age must be >= 0 and finite, or NaN, not -1.0");
        assertThatThrownBy(() -> new ReliabilityDiagram.Point(0.5, 2, 1)).hasMessageContaining("0.5, 2.0 and 1");
    }

    @Test
    void aBrowserShowsThem(@TempDir Path folder) throws Exception {
        assumeThat(Browser.program())
                .as("no Chromium here: the charts were not looked at in a browser")
                .isPresent();
        Section section = Section.figures("Model", "Three.", BARS.html(), DIAGRAM.html(), TABLE.html());
        String html = new Page("Nacre", "A model", "Judged.", Map.of(), List.of(section)).html();

        Browser browser = Browser.load(Files.writeString(folder.resolve("page.html"), html), folder);

        assertThat(browser.console()).doesNotContain("CONSOLE", "Uncaught");
        assertThat(browser.dom())
                .contains("data-ready=\"true\"", "class=\"spread\"")
                .doesNotContain("NaN");
        assertThat(count(browser.dom(), "<rect")).isEqualTo(3);
        assertThat(count(browser.dom(), "<circle")).isEqualTo(2);
    }
}
