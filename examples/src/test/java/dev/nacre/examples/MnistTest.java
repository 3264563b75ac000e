package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nacre.cli.Outcome;
import dev.nacre.data.Dataset;
import dev.nacre.model.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The published tables' job from one end to the other, on a folder of tiny images, and on MNIST's own where it is
 * there.
 */
class MnistTest {
    static final List<String> RECIPES = MnistRecipes.NAMES;

    @TempDir
    private static Path folder;

    private static Path data;

    @BeforeAll
    static void write() throws Exception {
        data = TinyMnist.write(folder.resolve("data"), 600, 100);
    }

    private static Outcome run(Path data, String recipe, Path out, String... more) {
        List<String> args = new ArrayList<>(List.of("mnist", "--data", data.toString(), "--recipe", recipe));
        args.addAll(List.of("--out", out.toString()));
        args.addAll(List.of(more));
        return Run.of(args.toArray(String[]::new));
    }

    private static double error(Outcome outcome) {
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.lastLine()).matches("(test|validation) error \\d+\\.\\d{2}%");
        return Double.parseDouble(outcome.lastLine().replaceAll("[^0-9.]", ""));
    }

    /** The recipes' own texts, with smaller layers so that the test is quick. */
    private static String smaller(String recipe) throws Exception {
        String small = MnistRecipes.text(recipe)
                .replaceAll("\\b(250|500|800|1000|1024|1200|2000)\\b", "60")
                .replaceAll("conv\\(\\d+, kernel=5, padding=valid", "conv(8, kernel=3")
                .replaceAll("conv\\(\\d+", "conv(8")
                .replaceAll("lstm\\(\\d+", "lstm(8")
                .replaceFirst("maxPool\\(2\\), ", "")
                .replace("degrees=10", "degrees=1") // the images are small, too
                .replace("pixels=2", "pixels=0")
                .replaceAll("batchSize = \\d+", "batchSize = 20");
        assertThat(small).containsAnyOf("60", "conv(8", "lstm(8").contains("batchSize = 20");
        return Files.writeString(folder.resolve(recipe + ".properties"), small).toString();
    }

    @ParameterizedTest
    @FieldSource("RECIPES")
    void eachRecipeLearnsAndEndsWithTheTestError(String recipe) throws Exception {
        Path out = folder.resolve("out-" + recipe);
        Outcome outcome = run(data, smaller(recipe), out, "--epochs", "40");

        assertThat(error(outcome))
                .as("error of %s in percent, 90 by chance", recipe)
                .isLessThan(30);
        assertThat(outcome.lastLine()).startsWith("test error ");
        assertThat(outcome.out()).contains("training: epoch 40/40, loss ");
        boolean pretrained = Files.readString(Path.of(smaller(recipe))).contains("pretraining");
        assertThat(outcome.out().contains("pre-training layer 3 of 3: epoch 40/40"))
                .isEqualTo(pretrained);
        String html = Files.readString(out.resolve("report.html"));
        assertThat(html.replaceAll("data:image/png[^\"]*", "data:")).doesNotContain("{{", "NaN");
        assertThat(html).contains("examples/run mnist", "--epochs 40", "6 × 6 pixels", "MNIST, Y. LeCun");
        assertThat(html.contains("Filters learned without labels")).isEqualTo(pretrained);
    }

    @Test
    void everyRecipeIsReadAndGivesItsSchedulesAllSteps() throws Exception {
        for (String name : RECIPES) {
            Recipe recipe = MnistRecipes.read(name, 60_000);

            assertThat(recipe.trainer(60_000, 1).optimizer().toString())
                    .contains("steps="
                            + recipe.training().epochs()
                                    * ((59_999 + recipe.training().batchSize())
                                            / recipe.training().batchSize()));
        }
    }

    @Test
    void costsAndNoiseOfALadderFollowFromTheNumberOfLabels() throws Exception {
        assertThat(MnistRecipes.read("ladder", 50).network().toString()).contains("costs=[1000.0, 10.0, 0.1]");
        assertThat(MnistRecipes.read("ladder", 101).network().toString())
                .contains("costs=[2000.0, 20.0, 0.1]", "noise=0.2");
        assertThat(MnistRecipes.read("ladder", 60_000).network().toString()).contains("costs=[1000.0, 1.0, 0.01]");
    }

    @Test
    void fewLabelsAreAsManyOfEachClassAndOtherRecipesLeaveTheRestOut() throws Exception {
        Dataset few = FewerLabels.of(MnistData.read(data).training(), 25, 3);

        assertThat(few.size()).isEqualTo(600);
        int[] counts = new int[10];
        for (int known : few.labelled().classes()) counts[known]++;
        assertThat(counts).containsExactly(3, 3, 3, 3, 3, 2, 2, 2, 2, 2);
        assertThat(error(run(data, smaller("ladder"), folder.resolve("few"), "--epochs", "20", "--labels", "30")))
                .isLessThan(60);
        assertThat(Files.readString(folder.resolve("few/report.html")))
                .contains("600 of them, of which 30 have a label");
        Path out = folder.resolve("few-mlp");
        run(data, smaller("mlp"), out, "--epochs", "1", "--labels", "30");
        assertThat(Files.readString(out.resolve("report.html"))).contains("trained on 30 of them", "--labels 30");
    }

    @Test
    void aRunContinuesFromItsCheckpointToTheSameModel() throws Exception {
        Path checkpoint = folder.resolve("run.checkpoint");
        String[] options = {"--epochs", "3", "--checkpoint", checkpoint.toString()};
        run(data, smaller("sda"), folder.resolve("whole"), options);
        assertThat(checkpoint).exists();
        // of its first step, since it takes less than five minutes
        run(data, smaller("sda"), folder.resolve("continued"), options);

        assertThat(folder.resolve("continued/model.safetensors"))
                .hasSameBinaryContentAs(folder.resolve("whole/model.safetensors"));
    }

    @Test
    void theSameSeedGivesTheSameModelAndAnotherOneAnother() throws Exception {
        String recipe = smaller("dropout");
        run(data, recipe, folder.resolve("seed1"), "--epochs", "1", "--seed", "1");
        run(data, recipe, folder.resolve("again"), "--epochs", "1", "--seed", "1");
        run(data, recipe, folder.resolve("seed2"), "--epochs", "1", "--seed", "2");

        Path model = folder.resolve("seed1/model.safetensors");
        assertThat(folder.resolve("again/model.safetensors")).hasSameBinaryContentAs(model);
        assertThat(Files.mismatch(folder.resolve("seed2/model.safetensors"), model))
                .isNotNegative();
    }

    @Test
    void theSavedModelTakesRawImagesAndErrsAsOften() throws Exception {
        Path out = folder.resolve("saved");
        double error = error(run(data, smaller("mlp"), out, "--epochs", "2"));
        Model saved = Model.load(out.resolve("model.safetensors"));
        var test = MnistData.read(data).test();
        int wrong = 0;
        for (int i = 0; i < test.size(); i++) {
            String read = saved.classify(test.select(i).samples().x().data);
            if (!read.equals(test.labels().get(test.classOf(i)))) wrong++;
        }

        assertThat(100.0 * wrong / test.size()).isEqualTo(error, within(0.005));
    }

    @Test
    void validationLeavesTheTestImagesAlone() throws Exception {
        MnistData mnist = MnistData.read(data);

        assertThat(mnist.forChoosing().training().size()).isEqualTo(500);
        assertThat(mnist.forChoosing().test().samples().x().data)
                .containsExactly(mnist.training()
                        .select(java.util.stream.IntStream.range(500, 600).toArray())
                        .samples()
                        .x()
                        .data);
        assertThat(run(data, smaller("mlp"), folder.resolve("validation"), "--epochs", "1", "--validate")
                        .lastLine())
                .startsWith("validation error ");
    }

    private static void refused(int code, String message, Outcome outcome) {
        assertThat(outcome.err()).isEqualTo("error: " + message + System.lineSeparator());
        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.out()).isEmpty();
    }

    private static void refusedRun(int code, String message, String recipe, String... more) {
        refused(code, message, run(data, recipe, folder.resolve("x"), more));
    }

    private static void refusedData(Path data, String message) {
        refused(1, message, run(data, "mlp", folder.resolve("x")));
    }

    @Test
    void wrongOptionsAreRefused() {
        refused(
                2,
                "Missing required options: '--data=FOLDER', '--recipe=NAME' (see examples/run mnist --help)",
                Run.of("mnist"));
        refusedRun(
                2,
                "there is no recipe mpl; there are mlp, sda, dbn, dropout, maxout, conv, conv-augmented, rows, ladder, "
                        + "ladder-baseline, or a file whose name ends in .properties (see examples/run mnist --help)",
                "mpl");
        refusedRun(1, "my.properties: no such file or folder", "my.properties");
        refusedRun(2, "--epochs must be >= 1, not 0 (see examples/run mnist --help)", "mlp", "--epochs", "0");
        refusedRun(
                2,
                "--labels must be >= 10, the classes, and <= 600, the training images, not 9 (see examples/run mnist "
                        + "--help)",
                "ladder",
                "--labels",
                "9");
    }

    @Test
    void aFolderThatIsNoneOrLacksAFileIsRefused() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Path file = Files.writeString(folder.resolve("file"), "");

        refusedData(folder.resolve("nowhere"), folder.resolve("nowhere") + ": no such file or folder");
        refusedData(file, file + ": not a folder");
        refusedData(
                empty,
                empty + ": there is no train-images-idx3-ubyte or train-images-idx3-ubyte.gz; --data names the "
                        + "folder with MNIST's four files, two of images and two of labels");
    }

    @Test
    void damagedFilesAreRefused() throws Exception {
        Path damaged = TinyMnist.write(folder.resolve("damaged"), 20, 10);
        Path labels = damaged.resolve("train-labels-idx1-ubyte");
        Files.write(labels, TinyMnist.labels(19));
        refusedData(
                damaged,
                damaged.resolve("train-images-idx3-ubyte") + " holds 20 images, " + labels
                        + " 19 labels; use two files of the same data set");

        Files.writeString(labels, "<html>404</html>");
        refusedData(
                damaged,
                labels + ": is not an IDX file: it does not begin with two zero bytes, the type"
                        + " and the number of dimensions");
    }

    /** An epoch on the real thing: {@code -Dnacre.mnist=FOLDER}, or where the project's machine has it. */
    @Test
    void anEpochOnMnistItselfIsWorthMoreThanNinetySixPercent() {
        Path mnist = Path.of(System.getProperty("nacre.mnist", "../../shared/data/mnist"));
        assumeTrue(
                Files.isDirectory(mnist),
                "MNIST is not at " + mnist.toAbsolutePath() + "; name its folder by -Dnacre.mnist");

        assertThat(error(run(mnist, "mlp", folder.resolve("real"), "--epochs", "1")))
                .isLessThan(4);
    }
}
