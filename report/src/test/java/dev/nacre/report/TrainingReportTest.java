package dev.nacre.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.metrics.Accuracy;
import dev.nacre.metrics.ConfusionMatrix;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingReportTest {
    private static final int EPOCHS = 12;

    @TempDir
    Path folder;

    private static String page(TrainingLog log) {
        Network network = new Network("sequential([dense(8), sigmoid, dense(2)])", 2, 1);
        Optimizer optimizer =
                Plugins.parse(Optimizer.class, "chain([clipNorm(5), adam(learningRate=0.02), cosine(steps=144)])");
        Trainer.of(new CrossEntropy(), optimizer)
                .batchSize(10)
                .epochs(EPOCHS)
                .seed(1)
                .metrics(new Accuracy())
                .fit(network, TwoClasses.of(1), TwoClasses.of(2), log);
        Confusion confusion =
                new Confusion(List.of("below", "above"), new ConfusionMatrix(List.of(List.of(60, 1), List.of(2, 57))));
        return new TrainingReport(
                        "Points",
                        "It <em>learns</em>",
                        "Points.",
                        Map.of("seed", "1"),
                        log,
                        List.of(confusion.section()),
                        "java Points --seed 1",
                        "dense(8)",
                        "Data: drawn.")
                .html();
    }

    @Test
    void allPartsAreThere() {
        String page = page(new TrainingLog(4));

        assertThat(page.replaceAll("base64,[^\"]*", ""))
                .contains("Training: loss", "Training: accuracy", "Training: learning rate")
                .contains("Training: ratio of step to weights", "layer 0 (dense)", "layer 2 (dense): gradients")
                .contains("Confusion matrix", "Possible problems", "java Points --seed 1", "Java")
                .doesNotContain("{{", "src=\"http", "<link", "url(");
    }

    @Test
    void theSameTrainingGivesTheSameResultWatchedOrNot() {
        Network watched = new Network("sequential([dense(8), sigmoid, dense(2)])", 2, 1);
        Network alone = new Network("sequential([dense(8), sigmoid, dense(2)])", 2, 1);
        Trainer trainer = Trainer.of(new CrossEntropy(), Plugins.parse(Optimizer.class, "sgd(0.1)"))
                .batchSize(10)
                .epochs(3)
                .seed(1);

        trainer.fit(watched, TwoClasses.of(1), new TrainingLog(1));
        trainer.fit(alone, TwoClasses.of(1));

        assertThat(watched.infer(TwoClasses.of(2).x()).data)
                .isEqualTo(alone.infer(TwoClasses.of(2).x()).data);
    }

    @Test
    void theLearningRateIsThatOfRuleAndSchedules() {
        assertThat(rate("sgd(learningRate=0.5)", 7)).hasValue(0.5);
        assertThat(rate("chain([clipValue(0.00001), sgd(learningRate=0.5), cosine(steps=100)])", 51)
                        .getAsDouble())
                .isBetween(0.2499, 0.2501);
        assertThat(rate("chain([adam(learningRate=0.01), weightDecay(0.1), stepDecay(period=10, factor=0.5)])", 25)
                        .getAsDouble())
                .isBetween(0.002499, 0.002501);
        assertThat(rate("chain([adam(learningRate=0.01), byEpoch(stepDecay(period=2, factor=0.5))])", 25))
                .hasValueCloseTo(0.005, within(1e-6));
    }

    private static OptionalDouble rate(String optimizer, int t) {
        return ScheduledLearningRate.at(Plugins.parse(Optimizer.class, optimizer), t, 3, new double[0]);
    }

    @Test
    void aBrowserShowsItWithoutErrorsAndCanZoom() throws Exception {
        assumeThat(Browser.program())
                .as("no Chromium here: the page was not looked at in a browser")
                .isPresent();
        String drag = """
                <script>
                const svg = document.querySelector("figure.chart svg"), box = svg.getBoundingClientRect();
                const fire = (type, share) => svg.dispatchEvent(new PointerEvent(type,
                    { button: 0, pointerId: 1, clientX: box.left + share * box.width,
                      clientY: box.top + box.height / 2 }));
                document.body.dataset.whole = svg.querySelector("polyline").points.length;
                fire("pointerdown", 0.5); fire("pointermove", 0.8); fire("pointerup", 0.9);
                document.body.dataset.part = svg.querySelector("polyline").points.length;
                svg.dispatchEvent(new MouseEvent("dblclick"));
                document.body.dataset.back = svg.querySelector("polyline").points.length;
                </script></body>""";
        Path file = folder.resolve("report.html");
        Files.writeString(file, page(new TrainingLog(4)).replace("</body>", drag));

        Browser browser = Browser.load(file, folder);

        assertThat(browser.console()).doesNotContain("CONSOLE", "Uncaught");
        assertThat(browser.dom()).contains("data-ready=\"true\"");
        assertThat(browser.dom()).contains("data-whole=\"" + EPOCHS + "\"", "data-back=\"" + EPOCHS + "\"");
        int part = Integer.parseInt(browser.dom().replaceFirst("(?s).*data-part=\"(\\d+)\".*", "$1"));
        assertThat(part).isBetween(3, EPOCHS - 4);
        assertThat(browser.dom().split("<polyline", -1)).hasSizeGreaterThan(9);
        assertThat(browser.dom().split("<image", -1)).hasSize(1 + 3 + 2);
    }
}
