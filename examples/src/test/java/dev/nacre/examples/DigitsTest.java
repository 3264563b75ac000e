package dev.nacre.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.cli.Outcome;
import dev.nacre.model.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The main job from one end to the other, with few units and epochs; then predictions with what it saved. */
@TestInstance(Lifecycle.PER_CLASS)
class DigitsTest {
    @TempDir
    private static Path folder;

    private Path config;
    private Path model;
    private Outcome training;

    @BeforeAll
    void train() throws Exception {
        String quick = Resources.text("digits.properties")
                .replace("[1024, 512]", "[128, 64]")
                .replaceAll("pretraining.epochs *= *\\d+", "pretraining.epochs = 2")
                .replaceAll("(?m)^training.epochs *= *\\d+", "training.epochs = 8");
        config = Files.writeString(folder.resolve("quick.properties"), quick);
        training = run("first", "7");
        model = folder.resolve("first/model.safetensors");
    }

    private Outcome run(String name, String seed, String... more) {
        String[] args = {
            "digits",
            "--seed",
            seed,
            "--config",
            config.toString(),
            "--out",
            folder.resolve(name).toString()
        };
        String[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return Run.of(all);
    }

    private static double accuracy(Outcome outcome) {
        return Double.parseDouble(outcome.lastLine().replaceFirst(".* ", ""));
    }

    @Test
    void itEndsWithTheTestAccuracy() {
        assertThat(training.err()).isEmpty();
        assertThat(training.code()).isZero();
        assertThat(training.lastLine()).matches("test accuracy 0\\.\\d{4}");
        assertThat(accuracy(training)).isGreaterThan(0.85);
        assertThat(training.out()).contains("pre-training layer 1 of 2: epoch 2/2", "training: epoch 8/8");
    }

    @Test
    void theReportIsOnePageWithoutOutsideParts() throws Exception {
        String html = Files.readString(folder.resolve("first/report.html")).replaceAll("data:image/png[^\"]*", "data:");

        assertThat(html)
                .doesNotContain("{{", "NaN", "<script src", "<link", "url(")
                .doesNotContainPattern("(src|href)=\"(?!data:)");
        assertThat(html)
                .contains(
                        training.lastLine().replace("test accuracy ", ""),
                        "Pre-training layer 2 of 2: loss",
                        "class=\"confusion\"",
                        "filters of the first layer",
                        "alt=\"corrupted\"",
                        "alt=\"restored\"",
                        "--seed 7",
                        "stackedDenoising(");
    }

    @Test
    void theSameSeedGivesTheSameModelAndAnotherOneAnother() throws Exception {
        run("again", "7");
        run("other", "8");

        assertThat(folder.resolve("again/model.safetensors")).hasSameBinaryContentAs(model);
        assertThat(Files.mismatch(folder.resolve("other/model.safetensors"), model))
                .isNotNegative();
    }

    @Test
    void validationLeavesTheTestPartAlone() throws Exception {
        Outcome outcome = run("validation", "7", "--validate");

        assertThat(outcome.lastLine()).matches("validation accuracy 0\\.\\d{4}");
        assertThat(folder.resolve("validation/report.html"))
                .content()
                .contains("The validation part is only monitored", "trained on 1,150 of them")
                .doesNotContain("test part");
    }

    @Test
    void withoutPretrainingThereIsNoTalkOfIt() throws Exception {
        String labelsOnly =
                Files.readString(config).replaceAll("pretraining.epochs *= *\\d+", "pretraining.epochs = 0");
        Path file = Files.writeString(folder.resolve("labels.properties"), labelsOnly);
        Outcome outcome = Run.of(
                "digits",
                "--config",
                file.toString(),
                "--out",
                folder.resolve("labels").toString());

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).doesNotContain("pre-training");
        assertThat(folder.resolve("labels/report.html"))
                .content()
                .doesNotContain("without labels</h2>", "Pre-training")
                .contains("Training: loss");
    }

    @Test
    void aScheduleThatActsOnTheTestPartIsRefused() throws Exception {
        String peeking = Files.readString(config)
                .replaceAll("(?m)^training.optimizer.*", "training.optimizer = chain([adam, reduceOnPlateau])");
        Path file = Files.writeString(folder.resolve("peeking.properties"), peeking);
        Outcome outcome = Run.of(
                "digits",
                "--config",
                file.toString(),
                "--out",
                folder.resolve("peeking").toString());

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("training.optimizer changes its steps by validation losses");
    }

    @Test
    void theSavedModelReadsTheTestPartAsWell() throws Exception {
        Model saved = Model.load(model);
        var test = DigitsData.shipped().split(0.8, 7).test();
        int right = 0;
        for (int i = 0; i < test.size(); i++) {
            float[] row = test.select(i).samples().x().data;
            if (saved.classify(row).equals(test.labels().get(test.classOf(i)))) right++;
        }

        assertThat((double) right / test.size()).isEqualTo(accuracy(training), within(5e-5));
    }

    private static List<String> someRows() throws Exception {
        try (var in = new GZIPInputStream(Resources.open("digits.csv.gz"))) {
            return new String(in.readAllBytes()).lines().limit(50).toList();
        }
    }

    private Outcome predict(String text, String... more) throws Exception {
        Path rows = Files.writeString(folder.resolve("rows.csv"), text);
        String[] args = {"predict", "--model", model.toString(), "--csv", rows.toString()};
        String[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return Run.of(all);
    }

    @Test
    void aLineIsPredictedForEachRowWithItsLabelOrWithout() throws Exception {
        List<String> rows = someRows();
        String with = String.join("\n", rows);
        String without = with.replaceAll("(?m),\\d+$", "");

        Outcome outcome = predict(with);

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines()).hasSize(50).allMatch(line -> line.matches("[0-9],[01]\\.\\d{4}"));
        assertThat(predict(without)).isEqualTo(outcome);
        long right = 0;
        List<String> lines = outcome.out().lines().toList();
        for (int i = 0; i < 50; i++) if (rows.get(i).endsWith("," + lines.get(i).charAt(0))) right++;
        assertThat(right).isGreaterThan(40);
    }

    @Test
    void predictionsGoToAFileIfAsked() throws Exception {
        Path out = folder.resolve("deep/predictions.csv");
        Outcome outcome = predict(String.join("\n", someRows()), "--out", out.toString());

        assertThat(outcome.out()).isEmpty();
        assertThat(out)
                .content()
                .isEqualTo(predict(String.join("\n", someRows())).out());
    }

    private void refused(String text, String message) throws Exception {
        Outcome outcome = predict(text);

        assertThat(outcome.err()).isEqualTo("error: " + folder.resolve("rows.csv") + message + System.lineSeparator());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void rowsThatDoNotFitAreRefused() throws Exception {
        refused("", ": the file is empty");
        refused("1,2,3\n", ": 3 columns; the model was trained with 65: 64 features, and the label in column 65");
        refused(
                "0,".repeat(63) + "x\n" + "0,".repeat(63) + "0\n",
                ", line 1, column 64: \"x\" is not a number; correct it, or read the column as categories"
                        + " (Categories)");
        refused("0,".repeat(63) + "0\n" + "0,".repeat(62) + "0\n", ", line 2: 63 columns instead of 64, as in line 1");
        refused(
                "0,".repeat(63) + "NaN\n",
                ", line 1, column 64: \"NaN\": the value is missing; fill it in, or say what to do with"
                        + " such rows: --missing drop, or --missing fill for features");
    }

    private static void noModel(Path file, String message) {
        Outcome outcome = Run.of("predict", "--model", file.toString(), "--csv", "rows.csv");

        assertThat(outcome.err())
                .startsWith("error: ")
                .contains(file.toString(), message)
                .hasLineCount(1);
        assertThat(outcome.code()).isEqualTo(1);
    }

    @Test
    void aModelFileThatIsNoneIsRefused() throws Exception {
        noModel(
                Files.writeString(folder.resolve("text"), "this is no model, but long enough to be one"),
                "it is not a safetensors file");
        noModel(Files.writeString(folder.resolve("empty"), ""), "it has only 0 bytes and no header");
        byte[] bytes = Files.readAllBytes(model);
        noModel(Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, bytes.length - 100)), "bytes");
    }

    @Test
    void aModelWithAnUnknownPluginIsRefused() throws Exception {
        String text = Files.readString(model, ISO_8859_1);
        String unknown = text.replace("stackedDenoising(", "stackedDenoizing(");
        noModel(Files.writeString(folder.resolve("changed"), unknown, ISO_8859_1), "doesn't match its SHA-256 digest");
        Path file = Files.writeString(
                folder.resolve("unknown"), unknown.replace("nacre.sha256", "other.sha256"), ISO_8859_1);

        noModel(file, "stackedDenoizing");
    }
}
