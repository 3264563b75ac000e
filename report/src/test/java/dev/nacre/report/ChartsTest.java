package dev.nacre.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    @Test
    void barsAreSharesOfTheirGroup() {
        String html = new Distributions("Errors", "error", Map.of("a", new double[] {1, 1, 1, 2}), 1.5).html();

        assertThat(html).contains("a: 75.0 %", "a: 25.0 %", "class=\"rule\"");
        assertThat(count(html, "<rect")).isEqualTo(2);
    }

    @Test
    void aRuleOffTheAxisIsNotDrawn() {
        Map<String, double[]> groups = Map.of("a", new double[] {1, 2});

        assertThat(new Distributions("x", "x", groups, 9).html()).doesNotContain("rule");
        assertThat(new Distributions("x", "x", groups, Double.NaN).html()).doesNotContain("rule");
        assertThat(new Distributions("x", "x", Map.of("a", new double[0]), 1).html())
                .isEmpty();
    }

    @Test
    void everySampleIsAPointAndEveryClassHasItsName() {
        FloatMatrix points = new FloatMatrix(2, 3, 0, 0, 1, 1, 0.5f, 0.2f);

        String html =
                new Scatter("Codes", "first", points, new int[] {0, 1, 1}, List.of("cat", "dog", "<none>")).html();

        assertThat(count(html, "<circle")).isEqualTo(3);
        assertThat(count(html, "class=\"mark\"")).isEqualTo(2);
        assertThat(html).contains("&lt;none&gt;");
        assertThatThrownBy(() -> new Scatter("x", "x", points, new int[2], List.of()))
                .hasMessageContaining("not 2 × 3 with 2 classes");
    }

    @Test
    void aLineKeepsItsDataForZoomingAndLeavesOutWhatIsNoNumber() {
        Series line = new Series("rate", List.of(1.0, 5.0, 9.0), List.of(0.5, Double.NaN, 0.00025));

        String html = new LineChart("Rate", "step", LineChart.Scale.LINEAR, List.of(line)).html();

        assertThat(html)
                .contains("data-x=\"1 5 9\"", "data-y=\"0.50000 NaN 0.00025000\"", "rate, step 9: 0.00025", ">step<");
        assertThat(count(html, "<circle")).isEqualTo(2);
        assertThatThrownBy(() -> new Series("rate", List.of(1.0), List.of()))
                .hasMessage("rate: got 0 values for 1 positions");
    }

    @Test
    void aPageIsOneFileWithAllItsParts() {
        Page page = new Page(
                "Nacre",
                "It <em>works</em>",
                "Well.",
                Map.of("loss < 1", "0.5"),
                List.of(new Section("A & b", "<p>c</p>"), Section.repeat("run --seed 1", "", "Data: none.")));

        assertThat(page.html())
                .contains("<title>It works</title>", "<h2>A &amp; b</h2>", "loss &lt; 1", "run --seed 1", "Java")
                .doesNotContain("{{", "src=\"http", "<link", "url(");
    }
}
