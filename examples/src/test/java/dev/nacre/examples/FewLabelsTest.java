package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.cli.Outcome;
import dev.nacre.training.Listener;
import dev.nacre.training.Training;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Learning from few labels, on a folder of tiny images. */
class FewLabelsTest {
    private static final Listener NOBODY = new Listener() {};

    static final List<String> METHODS = FewLabelsMethod.NAMES;

    @TempDir
    private static Path folder;

    private static Path data;
    private static Outcome compared;

    @BeforeAll
    static void compare() throws Exception {
        data = TinyMnist.write(folder.resolve("data"), 300, 100);
        compared = run("--labels", "30,60", "--methods", "supervised,student", "--epochs", "1");
    }

    private static Outcome run(String... more) {
        String[] args = {"few-labels", "--data", data.toString()};
        String[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return Run.of(all);
    }

    @Test
    void itEndsInATable() {
        assertThat(compared.err()).isEmpty();
        assertThat(compared.code()).isZero();
        List<String> lines = compared.out().lines().toList();
        assertThat(lines.subList(lines.size() - 4, lines.size() - 2))
                .containsExactly("test error in percent", "labels            30      60");
        assertThat(lines.get(lines.size() - 2)).matches("supervised +\\d+\\.\\d\\d +\\d+\\.\\d\\d");
        assertThat(compared.lastLine()).matches("student +\\d+\\.\\d\\d +\\d+\\.\\d\\d");
        assertThat(compared.out())
                .contains("student, 60 labels: chosen noise 0.", "pre-training layer 1 of 1", "training: epoch 1/1");
    }

    /** A method's own text with smaller layers, so that the test is quick. */
    private static FewLabelsMethod smaller(String method) throws Exception {
        String source = "few-labels/" + method + ".properties";
        String small = Resources.text(source).replace("[1000, 500, 250, 250, 250]", "[40, 30]");
        Properties entries = Recipe.properties(small, source);
        Properties filled = LabelValues.filled(entries, 60);
        filled.setProperty("network", filled.getProperty("network").replaceAll("\\b(500|1000)\\b", "40"));
        return FewLabelsMethod.read(method, filled, source);
    }

    @ParameterizedTest
    @FieldSource("METHODS")
    void eachMethodLearns(String method) throws Exception {
        FewLabels learning = new FewLabels(MnistData.read(data), 1, NOBODY, NOBODY);

        FewLabels.Result result = learning.learn(
                smaller(method).during(List.of("dbn", "contractive").contains(method) ? 80 : 15), 60);

        assertThat(result.error()).as("share of errors, 0.9 by chance").isLessThan(0.5);
        boolean chooses = !method.equals("ladder");
        assertThat(Double.isNaN(result.validated())).isNotEqualTo(chooses);
        if (chooses) assertThat(result.validated()).isBetween(0.0, 0.6);
        assertThat(learning.pretrained()).hasSize(chooses && !method.equals("supervised") ? 1 : 0);
    }

    @Test
    void preTrainingIsDoneOnceForAllLabelsAndCandidates() throws Exception {
        List<String> stages = new ArrayList<>();
        Listener starts = new Listener() {
            @Override
            public void onStart(Training training) {
                stages.add(training.stage());
            }
        };
        FewLabels learning = new FewLabels(MnistData.read(data), 1, starts, NOBODY);
        for (int labels : new int[] {30, 31})
            for (String method : List.of("denoising", "student"))
                learning.learn(smaller(method).during(1), labels);

        assertThat(stages).containsOnlyOnce("pre-training layer 1 of 1");
    }

    @Test
    void repeatsEndInMeansAndStandardErrors() {
        Outcome twice = run("--labels", "30", "--methods", "supervised", "--epochs", "1", "--repeats", "2");
        double first = error(twice, "supervised, 30 labels, seed 1: .*");
        double second = error(twice, "supervised, 30 labels, seed 2: .*");

        assertThat(twice.out()).contains("test error in percent, mean ± standard error");
        assertThat(twice.lastLine())
                .isEqualTo(String.format(
                        Locale.ROOT,
                        "supervised  %16s",
                        String.format(Locale.ROOT, "%.2f ± %.2f", (first + second) / 2, Math.abs(first - second) / 2)));
        assertThat(first).isEqualTo(error(compared, "supervised, 30 labels: .*"));
    }

    private static double error(Outcome outcome, String pattern) {
        String line = line(outcome, pattern);
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1, line.length() - 1));
    }

    @Test
    void theSameSeedGivesTheSameNumbers() {
        String chosen = "supervised, 30 labels: .*";

        assertThat(line(run("--labels", "30", "--methods", "supervised", "--epochs", "1"), chosen))
                .isEqualTo(line(compared, chosen));
    }

    private static String line(Outcome outcome, String pattern) {
        return outcome.out()
                .lines()
                .filter(line -> line.matches(pattern))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyMethodButTheLadderHasTheSameBudgetOfSearch() throws Exception {
        for (String name : METHODS) {
            FewLabelsMethod method = FewLabelsMethod.read(name, 100);
            boolean ladder = name.equals("ladder");

            assertThat(method.candidates()).as(name).hasSize(ladder ? 1 : 4);
            assertThat(method.candidates())
                    .extracting(c -> c.recipe().training().epochs())
                    .containsOnly(ladder ? 12 : 30);
            assertThat(method.selfTraining().isPresent()).isEqualTo(name.equals("student"));
        }
    }

    @Test
    void everyCombinationIsACandidate() {
        Properties properties = new Properties();
        properties.setProperty("network", "dense(${units}, activation=${activation})");
        properties.setProperty("loss", "mse");
        properties.setProperty("training.optimizer", "sgd");
        properties.setProperty("training.batchSize", "1");
        properties.setProperty("training.epochs", "1");
        properties.setProperty("choose.units", "1, 2");
        properties.setProperty("choose.activation", "sigmoid,identity");

        FewLabelsMethod method = FewLabelsMethod.read("mine", properties, "mine.properties");

        assertThat(method.candidates())
                .extracting(FewLabelsMethod.Candidate::choice)
                .containsExactly(
                        "activation sigmoid, units 1",
                        "activation sigmoid, units 2",
                        "activation identity, units 1",
                        "activation identity, units 2");
        assertThat(method.candidates().get(1).recipe().network().toString()).contains("units=2", "Sigmoid");
    }

    @Test
    void anUnknownEntryIsRefusedWithItsSource() {
        Properties properties = new Properties();
        properties.setProperty("network", "dense(1)");

        assertThatThrownBy(() -> FewLabelsMethod.read("mine", properties, "mine.properties"))
                .hasMessage("mine.properties: loss is missing");
    }

    private static void refused(int code, String message, String... args) {
        Outcome outcome = run(args);

        assertThat(outcome.err()).isEqualTo("error: " + message + System.lineSeparator());
        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void wrongUseIsRefused() {
        refused(
                2,
                "--labels must be >= 30 and <= 300, the training images, not 10 (see examples/run few-labels --help)",
                "--labels",
                "10");
        refused(
                2,
                "--labels must be >= 30 and <= 300, the training images, not 301 (see examples/run few-labels --help)",
                "--labels",
                "60,301");
        refused(
                2,
                "there is no method magic; there are supervised, denoising, contractive, sparse, dbn, student, ladder"
                        + " (see examples/run few-labels --help)",
                "--labels",
                "30",
                "--methods",
                "magic");
        refused(
                2,
                "--epochs must be >= 1, not 0 (see examples/run few-labels --help)",
                "--labels",
                "30",
                "--epochs",
                "0");
        refused(
                2,
                "--repeats must be >= 1, not 0 (see examples/run few-labels --help)",
                "--labels",
                "30",
                "--repeats",
                "0");
        refused(2, "Missing required option: '--labels=N' (see examples/run few-labels --help)");
    }
}
