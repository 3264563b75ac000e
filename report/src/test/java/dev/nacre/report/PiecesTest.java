package dev.nacre.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.metrics.ConfusionMatrix;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PiecesTest {
    /** Pieces are written so that they are well-formed XML too, but for tags that HTML doesn't close. */
    private static Document parsed(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    @Test
    void aChartDrawsAPointForEveryValue() throws Exception {
        LineChart chart = new LineChart(
                "Loss < 1",
                LineChart.Scale.LOGARITHMIC,
                List.of(new Series("training", List.of(2.0, 1.0, 0.5)), new Series("test", List.of(2.0, 1.5, 1.25))));

        Document figure = parsed(chart.html());

        assertThat(figure.getElementsByTagName("circle").getLength()).isEqualTo(6);
        assertThat(figure.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(figure.getElementsByTagName("figcaption").item(0).getTextContent())
                .isEqualTo("Loss < 1 training test");
        assertThat(figure.getElementsByTagName("title").item(1).getTextContent())
                .isEqualTo("training, epoch 2: 1.0000");
        String points = figure.getElementsByTagName("polyline")
                .item(0)
                .getAttributes()
                .getNamedItem("points")
                .getTextContent();
        // Equal ratios, equal distances: the second point lies half-way between the others
        double[] heights = Arrays.stream(points.strip().split(" "))
                .mapToDouble(point -> Double.parseDouble(point.split(",")[1]))
                .toArray();
        assertThat(heights[1]).isCloseTo((heights[0] + heights[2]) / 2, within(0.1));
    }

    @Test
    void aChartWithoutValuesIsLeftOut() {
        assertThat(new LineChart("x", LineChart.Scale.LINEAR, List.of(new Series("x", List.of()))).html())
                .isEmpty();
    }

    @Test
    void theUpperPartOfAChartLeavesOutTheLowestTenth() {
        List<Double> climbing = List.of(0.1, 0.90, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96, 0.97, 0.98, 0.985, 0.99);

        assertThat(new LineChart("x", LineChart.Scale.UPPER, List.of(new Series("x", climbing))).html())
                .contains(">0.9<", ">1<")
                .doesNotContain(">0.8<");
    }

    @Test
    void aConfusionIsATableWithPrecisionAndRecall() throws Exception {
        ConfusionMatrix matrix = new ConfusionMatrix(List.of(List.of(2, 1, 0), List.of(0, 2, 0), List.of(0, 0, 0)));
        Confusion confusion = new Confusion(List.of("cat", "<dog>", "cow"), matrix);

        assertThat(parsed(confusion.html()).getElementsByTagName("tr").getLength())
                .isEqualTo(5);
        assertThat(confusion.html())
                .contains("1 of 3 cat predicted as &lt;dog&gt;", "66.7 %", "100.0 %", "\"figure\"></td>");
        assertThatThrownBy(() -> new Confusion(List.of("cat"), matrix))
                .hasMessage("a confusion matrix of 3 classes needs one label per class, got 1");
    }

    @Test
    void tilesAreDrawnRowByRow() throws Exception {
        FloatMatrix images = new FloatMatrix(4, 2, 1, 0, 0, 0, 0, 0, 0, -1);
        String html = new Tiles(images, 2, 2, image -> Palette.signed(1)).html("two");
        byte[] png = Base64.getDecoder().decode(html.replaceFirst("(?s).*base64,([^\"]*)\".*", "$1"));
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));

        // Two images of 2 × 2 squares, one square between them, 6 pixels a square
        assertThat(picture.getWidth()).isEqualTo(5 * 6);
        assertThat(picture.getHeight()).isEqualTo(2 * 6);
        assertThat(picture.getRGB(0, 0)).isEqualTo(0xff2f74d0);
        assertThat(picture.getRGB(6, 0) >>> 24).isZero();
        assertThat(picture.getRGB(12, 0) >>> 24).isZero();
        assertThat(picture.getRGB(29, 11)).isEqualTo(0xffe07b28);
        assertThat(html).contains("alt=\"two\"");
    }

    @Test
    void inkIsBlackAndClippedAtItsEnds() {
        assertThat(Palette.ink(16).argb(8) >>> 24).isEqualTo(128);
        assertThat(Palette.ink(16).argb(99)).isEqualTo(0xff000000);
        assertThat(Palette.ink(16).argb(-3)).isZero();
    }

    @Test
    void aTemplateIsFilledCompletelyOrRefused() {
        assertThat(new HtmlTemplate("a {{b}} {{c}}").fill(Map.of("b", "$1", "c", "{{b}}")))
                .isEqualTo("a $1 {{b}}");
        assertThatThrownBy(() -> new HtmlTemplate("{{b}}").fill(Map.of()))
                .hasMessage("no value for the placeholder {{b}}");
        assertThatThrownBy(() -> new HtmlTemplate("").fill(Map.of("b", "")))
                .hasMessage("no placeholder {{b}} for the value");
    }

    @Test
    void textCannotBecomeMarkup() {
        assertThat(Html.escape("<a href=\"x\">'&'</a>"))
                .isEqualTo("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
    }

    @Test
    void mistakesAreShownThoseThatTheModelIsMostSureOfFirst() throws Exception {
        FloatMatrix images = new FloatMatrix(4, 3);
        FloatMatrix probabilities = new FloatMatrix(2, 3, 0.4f, 0.6f, 0.1f, 0.9f, 0.2f, 0.8f);
        Mistakes mistakes = Mistakes.inked(images, 2, 1, List.of("<a>", "b"), new int[] {0, 0, 1}, probabilities);

        assertThat(mistakes.samples()).containsExactly(1, 0);
        assertThat(mistakes.section().title()).isEqualTo("The 2 misclassified images");
        assertThat(mistakes.section().html())
                .containsSubsequence("predicted <b>b</b>, 90 %", "is &lt;a&gt;, 10 %", "predicted <b>b</b>, 60 %");
        assertThat(Mistakes.inked(images, 2, 1, List.of("a", "b"), new int[] {1, 1, 1}, probabilities)
                        .section()
                        .title())
                .isEqualTo("No misclassified image");
        assertThatThrownBy(() -> Mistakes.inked(images, 3, 1, List.of(), new int[3], probabilities))
                .hasMessageContaining("not 4 × 3 with side 3");
    }
}
