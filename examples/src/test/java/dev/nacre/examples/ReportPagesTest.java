package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nacre.report.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages that applications write, in a headless Chromium. */
class ReportPagesTest {
    private static final int EPOCHS = 4;

    @TempDir
    private Path folder;

    @BeforeEach
    void requireBrowser() {
        assumeThat(Browser.program())
                .as("no Chromium here: pages were not looked at in a browser")
                .isPresent();
    }

    private String table(Path csv, String... more) throws Exception {
        return page(Stream.of(new String[] {"train", "--csv", csv.toString(), "--patience", "9"}, more)
                .flatMap(Stream::of));
    }

    /** What the browser made of the page that a command writes. */
    private String page(Stream<String> command) throws Exception {
        String out = folder.resolve("out").toString();
        Stream<String> common = Stream.of("--epochs", Integer.toString(EPOCHS), "--seed", "3", "--out", out);
        assertThat(Run.of(Stream.concat(command, common).toArray(String[]::new)).code())
                .isZero();
        Browser browser = Browser.load(folder.resolve("out/report.html"), folder);
        assertThat(browser.console()).doesNotContain("CONSOLE", "Uncaught");
        assertThat(browser.dom())
                .contains(
                        "data-ready=\"true\"", "Possible problems", "How to reproduce it", "<th>Java</th>", "--seed 3")
                .contains("The network", "ratio of step to weights", "dead units", "learning rate")
                .doesNotContain("NaN", "src=\"http");
        return browser.dom();
    }

    /** How often a line of so many points is drawn. */
    private static int lines(String dom, String title, int points) {
        String chart = dom.substring(dom.indexOf("aria-label=\"" + title + "\""));
        chart = chart.substring(0, chart.indexOf("</figure>"));
        int found = 0;
        for (String line : chart.split("<polyline points=\"", -1))
            if (line.substring(0, Math.max(0, line.indexOf('"'))).strip().split(" ").length == points) found++;
        return found;
    }

    @Test
    void aTableOfPictures() throws Exception {
        Path csv = folder.resolve("pictures.csv");
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 60; i++)
            rows.append(i % 2).append(",0,").append(i % 7).append(",5,").append(i % 5 < 2 ? "a\n" : "b\n");
        Files.writeString(csv, rows);
        String dom = table(csv, "--label", "last", "--picture", "7", "--members", "3");

        assertThat(lines(dom, "Training: loss", EPOCHS)).isEqualTo(2);
        assertThat(lines(dom, "Training: accuracy", EPOCHS)).isPositive();
        assertThat(lines(dom, "loss on held-out rows", EPOCHS)).isEqualTo(3);
        assertThat(dom)
                .contains(
                        "class=\"confusion\"",
                        "misclassified images",
                        "--picture 7.0",
                        "class=\"pixels ink\"",
                        "Sanity checks");
        assertThat(dom.split("<image", -1)).hasSizeGreaterThan(4);
        assertThat(dom)
                .contains("Leaderboard", "<td>linear model</td>", "<td>plain MLP</td>", "Permutation importance")
                .contains("Calibration", "Expected calibration error", "Rows predicted worst");
    }

    @Test
    void aTableOfNumbers() throws Exception {
        StringBuilder rows = new StringBuilder("x,y\n");
        for (int i = 0; i < 60; i++)
            rows.append(i).append(',').append(0.5 + 3 * i).append('\n');
        Path csv = Files.writeString(folder.resolve("line.csv"), rows);
        String dom = table(csv, "--label", "y", "--members", "1");

        assertThat(lines(dom, "Training: loss", EPOCHS)).isEqualTo(2);
        assertThat(dom).contains("Prediction interval", "90 % of the true values", "<td>mean</td>");
        assertThat(dom.split("<circle cx=\"[0-9.]+\" cy=\"[0-9.]+\" r=\"2\"", -1))
                .hasSize(1 + 12);
    }

    @Test
    void picturesLearnedWithAndWithoutLabels() throws Exception {
        Path data = TinyMnist.write(folder.resolve("data"), 200, 60);
        String small = MnistRecipes.text("sda").replaceAll("\\b(500|800|1000|1024|1200|2000)\\b", "30");
        Path recipe = Files.writeString(folder.resolve("small.properties"), small);
        String dom = page(Stream.of("mnist", "--data", data.toString(), "--recipe", recipe.toString()));

        assertThat(lines(dom, "Pre-training layer 2 of 3: loss", EPOCHS)).isEqualTo(1);
        assertThat(lines(dom, "Training: loss", EPOCHS)).isEqualTo(2);
        assertThat(lines(dom, "Training: learning rate", EPOCHS)).isEqualTo(1);
        assertThat(dom).contains("Filters learned without labels", "class=\"filters\"", "Damaged and restored digits");
    }

    @Test
    void unusualRowsOfATable() throws Exception {
        StringBuilder rows = new StringBuilder("name,size,price,colour,odd\n");
        for (int i = 0; i < 200; i++)
            rows.append(
                    String.format("n%d,%d,%d,%s,no\n", i, i % 20, 3 * (i % 20) + i % 3, i % 2 == 0 ? "red" : "blue"));
        rows.append("<b>,18,2,green & blue,yes\n");
        Path csv = Files.writeString(folder.resolve("odd.csv"), rows);
        String out = folder.resolve("out").toString();
        String[] command = {"detect", "--csv", csv.toString(), "--out", out, "--id", "name", "--label", "odd"};
        assertThat(Run.of(Stream.of(command, new String[] {"--anomaly", "yes", "--seed", "3"})
                                .flatMap(Stream::of)
                                .toArray(String[]::new))
                        .code())
                .isZero();
        Browser browser = Browser.load(folder.resolve("out/report.html"), folder);

        assertThat(browser.console()).doesNotContain("CONSOLE", "Uncaught");
        String dom = browser.dom();
        assertThat(dom)
                .contains(
                        "data-ready=\"true\"", "Scores, % of each group", "class=\"rule\"", "--anomaly yes", "--seed 3")
                .contains("held out in training", "labelled as normal", "labelled as unusual", "precision at 1")
                .contains("Most unusual rows", "<td>201</td><td>&lt;b&gt;</td>", "reason 3", ", expected ")
                .contains("Columns that make rows unusual", "size: expected, upwards", "price: expected, upwards")
                .contains("What is normal: categories", "<td>colour</td><td>red</td>", "<th>Java</th>")
                .doesNotContain("NaN", "src=\"http", "<b>");
        assertThat(dom.split("<circle cx=\"[0-9.]+\" cy=\"[0-9.]+\" r=\"2\"", -1))
                .hasSize(1 + 2 * 201);
    }

    @Test
    void foldersOfPictures() throws Exception {
        Path data = TinyPictures.write(folder.resolve("data"), true, 30, "across", "<down>", "plain");
        String dom = page(Stream.of("images", "--data", data.toString()));

        assertThat(lines(dom, "Training: loss", EPOCHS)).isEqualTo(2);
        assertThat(lines(dom, "Training: accuracy", EPOCHS)).isEqualTo(2);
        assertThat(dom)
                .contains("class=\"confusion\"", "&lt;down&gt;", "Pixels that decide", "its saliency")
                .contains("A picture on its way through the layers", "globalAverage", "residual 20x20x16")
                .contains("Filters of the first convolution", "in the colours of the pixels that excite them")
                .contains("How pictures are changed in training", "--epochs 4", "scale(factor=0.00784")
                .doesNotContain("<down>");
        assertThat(dom.split("<img", -1)).hasSizeGreaterThan(20);
    }
}
