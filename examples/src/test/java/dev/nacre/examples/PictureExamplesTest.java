package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.cli.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The applications that show what autoencoders do with digits, shorter than by default. */
class PictureExamplesTest {
    @TempDir
    Path folder;

    private Outcome run(String name, String... options) {
        List<String> args = new ArrayList<>(List.of(name, "--out", folder.toString()));
        args.addAll(List.of(options));
        return Run.of(args.toArray(String[]::new));
    }

    private static double[] figures(Outcome outcome) {
        assertThat(outcome.code()).as(outcome.err()).isZero();
        Matcher matcher = Pattern.compile("0\\.\\d{4}").matcher(outcome.lastLine());
        return matcher.results().mapToDouble(r -> Double.parseDouble(r.group())).toArray();
    }

    private void requirePage(String... parts) throws Exception {
        String page = Files.readString(folder.resolve("report.html"));
        assertThat(page).contains("data:image/png;base64,");
        assertThat(page.replaceAll("base64,[^\"]*", ""))
                .contains(parts)
                .contains("E. Alpaydin")
                .doesNotContain("{{", "NaN", "src=\"http", "<link", "url(");
    }

    @Test
    void denoisingUndoesMostOfTheDamage() throws Exception {
        Outcome outcome = run("denoise", "--epochs", "15");

        assertThat(outcome.lastLine()).matches("mean squared error 0\\.\\d{4} damaged, 0\\.\\d{4} restored");
        double[] errors = figures(outcome);
        assertThat(errors[1]).isLessThan(0.4 * errors[0]);
        requirePage("masking(rate=0.4)", "saltAndPepper", "restored");
    }

    @Test
    void convolutionsLearnToRestoreBesideADenseLayer() throws Exception {
        Outcome outcome = run(
                "denoise", "--epochs", "20", "--network", "dense,conv", "--corruption", "masking(0.4)", "--validate");

        assertThat(outcome.lastLine())
                .matches("mean squared error 0\\.\\d{4} damaged, 0\\.\\d{4} restored by dense in \\d+ s,"
                        + " 0\\.\\d{4} restored by conv in \\d+ s");
        double[] errors = figures(outcome);
        assertThat(errors[1]).isLessThan(0.5 * errors[0]);
        assertThat(errors[2]).isLessThan(0.5 * errors[0]);
        requirePage("restored by conv", "--network dense,conv --epochs 20 --validate", "encoder=sequential([conv(");
    }

    @Test
    void trainingIsPlannedForATimeInPlaceOfEpochs() throws Exception {
        Outcome outcome = run("denoise", "--seconds", "2", "--network", "DENSE,conv", "--corruption", "masking(0.4)");

        double[] errors = figures(outcome);
        assertThat(errors).hasSize(3);
        assertThat(errors[1]).isLessThan(errors[0]);
        assertThat(errors[2]).isLessThan(errors[0]);
        requirePage("--network dense,conv --seconds 2");
        assertThat(run("denoise", "--seconds", "-1").err())
                .startsWith("error: --seconds must be >= 0, not -1 (see examples/run denoise --help)");
    }

    @Test
    void damageCanBeChosen() throws Exception {
        Outcome outcome = run("denoise", "--epochs", "1", "--corruption", "masking(0.7)");

        assertThat(figures(outcome)).hasSize(2);
        requirePage("--corruption &quot;masking(rate=0.7)&quot;");
        assertThat(run("denoise", "--corruption", "dense(3)").err())
                .startsWith("error: --corruption must keep the 64 pixels, but dense(units=3")
                .endsWith("makes 3 (see examples/run denoise --help)\n")
                .hasLineCount(1);
        assertThat(run("denoise", "--corruption", "masking(0)").err())
                .isEqualTo("error: --corruption must damage something, but masking(rate=0) leaves every pixel as it is"
                        + " (see examples/run denoise --help)\n");
    }

    @Test
    void theDeepCodeTellsDigitsApartWhereComponentsDoNot() throws Exception {
        Outcome outcome = run("embed", "--epochs", "30");

        assertThat(outcome.lastLine())
                .matches("neighbours' accuracy 0\\.\\d{4} by code, 0\\.\\d{4} by principal components");
        double[] accuracies = figures(outcome);
        assertThat(accuracies[0]).isGreaterThan(accuracies[1] + 0.1);
        assertThat(accuracies[1]).isBetween(0.55, 0.7);
        requirePage("Principal components", "A map of the plane");
    }

    @Test
    void generatedDigitsAreClearerThanPixelsDrawnOneByOne() throws Exception {
        Outcome outcome = run("generate", "--epochs", "35");

        assertThat(outcome.lastLine())
                .matches("clear digits: 0\\.\\d{4} variational, 0\\.\\d{4} deep belief, 0\\.\\d{4} real");
        double[] clear = figures(outcome);
        // of pixels drawn one by one, about 0.22 look like some digit to the judge
        assertThat(clear[0]).isBetween(0.28, clear[2]);
        assertThat(clear[1]).isBetween(0.28, clear[2]);
        assertThat(clear[2]).isGreaterThan(0.8);
        requirePage("Deep belief net", "effective number of classes", "Are they copies?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"denoise", "generate", "embed"})
    void wrongOptionsGetOneLine(String name) {
        assertThat(run(name, "--epochs", "0").err())
                .isEqualTo("error: --epochs must be >= 1, not 0 (see examples/run " + name + " --help)\n");
        Outcome missing = run(name, "--data", folder.resolve("nothing").toString());
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).endsWith("nothing: no such file or folder\n").hasLineCount(1);
    }

    @Test
    void neighboursVoteAndTheNearestDecidesATie() {
        FloatMatrix points = new FloatMatrix(1, 5, 0, 1, 2, 10, 11);
        Neighbours three = new Neighbours(points, new int[] {0, 1, 1, 2, 2}, 3);
        Neighbours two = new Neighbours(points, new int[] {0, 1, 1, 2, 2}, 2);

        assertThat(three.vote(new FloatMatrix(1, 1, -1), 0)).isEqualTo(1);
        assertThat(two.vote(new FloatMatrix(1, 1, -1), 0)).isZero();
        assertThat(three.accuracy(new FloatMatrix(1, 2, 10.4f, 0.1f), new int[] {2, 0}))
                .isEqualTo(0.5);
    }
}
