package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.cli.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong comes as one line on standard error, with the right exit code, and without a trace. */
class CommandLineTest {
    @TempDir
    private Path folder;

    private static void refused(int code, String message, String... args) {
        Outcome outcome = Run.of(args);

        assertThat(outcome.err()).isEqualTo("error: " + message + System.lineSeparator());
        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void helpIsPrintedForTheWholeAndForEachCommand() {
        assertThat(Run.of("--help").out()).contains("digits", "lecture");
        for (String command : new String[] {"digits", "mnist"}) {
            Outcome outcome = Run.of(command, "--help");
            assertThat(outcome.code()).isZero();
            assertThat(outcome.out()).contains("Usage: examples/run " + command);
        }
    }

    @Test
    void wrongUseIsTwo() {
        refused(2, "Missing required subcommand (see examples/run --help)");
        refused(
                2,
                "Unknown option: '--sed=1'; did you mean --seed? (see examples/run digits --help)",
                "digits",
                "--sed=1");
        refused(
                2,
                "Invalid value for option '--seed': 'one' is not a long (see examples/run digits --help)",
                "digits",
                "--seed",
                "one");
        refused(
                2,
                "--port must be 0 to 65535, not 70000 (see nacre serve --help)",
                "serve",
                "--model",
                "model.safetensors",
                "--port",
                "70000");
        refused(2, "Missing required options: '--model=FILE', '--csv=FILE' (see nacre predict --help)", "predict");
        refused(2, "Unmatched argument at index 0: 'digit'; did you mean digits? (see examples/run --help)", "digit");
        refused(
                2,
                "--picture is one of [gradients, steps-back, clipping, activations, signal-flow, batch-norm,"
                        + " preprocessing, gap, update-rules-ravine, update-rules-saddle, schedules, learning-rates,"
                        + " searching,"
                        + " transfer, few-labels, update-ratios, shifts, ensembles, adding], not slopes"
                        + " (see examples/run lecture --help)",
                "lecture",
                "--picture",
                "slopes");
    }

    @Test
    void aMissingFileIsOne() {
        Path missing = folder.resolve("missing");

        refused(1, missing + ": no such file or folder", "digits", "--data", missing.toString());
        refused(1, missing + ": no such file or folder", "digits", "--config", missing.toString());
        refused(1, missing + ": the file does not exist", "predict", "--csv", "x.csv", "--model", missing.toString());
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        refused(1, file + ": exists and is not a folder", "digits", "--out", file.toString());
    }

    private void badDigits(String text, String message) throws Exception {
        Path file = Files.writeString(folder.resolve("digits.csv"), text);

        refused(
                1,
                file + message,
                "digits",
                "--data",
                file.toString(),
                "--out",
                folder.resolve("out").toString());
    }

    @Test
    void digitsThatAreNoneAreRefused() throws Exception {
        String row = "0,".repeat(64);
        badDigits("", ": the file is empty");
        badDigits(
                row + "1\n" + row + "10\n",
                ", line 2, column 65: \"10\" is not one of the classes 0, 1, 2, 3, 4, 5, 6, 7, 8, 9;"
                        + " correct it, or learn with this class, too");
        badDigits(
                row + "1\n" + row.replaceFirst("0", "nan") + "1\n",
                ", line 2, column 1: \"nan\": the value is missing; fill it in, or say what to do with"
                        + " such rows: --missing drop, or --missing fill for features");
        badDigits(row + "1\n" + row + "1,1\n", ", line 2: 66 columns instead of 65, as in line 1");
        badDigits("1,2,3\n4,5,6\n", ": 3 columns; digits have 64 pixels and the digit, 65 columns");
        badDigits(row.replaceFirst("0", "17") + "1\n", ": pixels are from 0 to 16, not 17.0");
    }

    private void badConfig(String key, String line, String message) throws Exception {
        String shipped = Resources.text("digits.properties");
        String text = shipped.replaceFirst("(?m)^" + key.replace(".", "\\.") + " *=(.*\\\\\\R)*.*\\R", line + "\n");
        assertThat(text).isNotEqualTo(shipped);
        Path file = Files.writeString(folder.resolve("my.properties"), text);
        Outcome outcome = Run.of(
                "digits",
                "--config",
                file.toString(),
                "--out",
                folder.resolve("out").toString());

        assertThat(outcome.err()).startsWith("error: " + file + ": " + message).hasLineCount(1);
        assertThat(outcome.code()).isEqualTo(1);
    }

    @Test
    void aWrongConfigurationIsRefusedWithFileAndKey() throws Exception {
        badConfig("loss", "", "loss is missing");
        badConfig("loss", "loss = crossEntropie", "loss: ");
        badConfig("training.epochs", "training.epochs = many", "training.epochs must be a whole number >= 0, not many");
        badConfig(
                "training.batchSize",
                "training.batchSize = 0",
                "training.batchSize must be a whole number >= 1, not 0");
        badConfig("loss", "loss = crossEntropy\nlos = 1", "unknown key los; the keys are loss, network, ");
        badConfig("loss", "loss = crossEntropy\ntraining.frozen = 99", "training.frozen must be at most ");
        badConfig("network", "network = sequential([dens(10)])", "network: ");
        badConfig("network", "network = \\\\u00", "Malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dense(10)", "stackedDenoising([8])"})
    void aNetworkThatDoesNotFitIsRefused(String network) throws Exception {
        String text = "network = " + network + "\nloss = crossEntropy\n"
                + "pretraining.optimizer = sgd\npretraining.batchSize = 32\npretraining.epochs = 1\n"
                + "training.optimizer = sgd\ntraining.batchSize = 32\ntraining.epochs = 1\n";
        Path file = Files.writeString(folder.resolve("my.properties"), text);
        Outcome outcome = Run.of(
                "digits",
                "--config",
                file.toString(),
                "--out",
                folder.resolve("out").toString());

        assertThat(outcome.err()).hasLineCount(1);
        assertThat(outcome.err())
                .containsAnyOf(
                        "nothing in 64 inputs, dense(units=10",
                        "the network has 8 outputs, the training data 10 targets");
        assertThat(outcome.code()).isEqualTo(1);
    }
}
