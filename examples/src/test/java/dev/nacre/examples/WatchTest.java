package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.cli.WatchedCommand;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WatchTest {
    /**
     * Predicting, or without training; {@code lecture} draws pictures of many short trainings,
     * {@code lab} shows its own.
     */
    private static final Set<String> WITHOUT =
            Set.of("predict", "evaluate", "explain", "serve", "doctor", "catalogue", "lecture", "lab", "spark");

    @TempDir
    private Path folder;

    private WatchedCommand watched(String... command) throws Exception {
        return new WatchedCommand(
                Main::line,
                Stream.concat(Stream.of(command), Stream.of("--out", folder.toString(), "--watch"))
                        .toArray(String[]::new));
    }

    @Test
    void everyCommandThatLearnsCanBeWatched() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        for (CommandLine line :
                new CommandLine[] {Main.line(nowhere, nowhere), dev.nacre.cli.Main.line(nowhere, nowhere)})
            line.getSubcommands()
                    .forEach((name, command) -> assertThat(
                                    command.getCommandSpec().optionsMap().containsKey("--watch"))
                            .as(name)
                            .isNotEqualTo(WITHOUT.contains(name)));
    }

    @Test
    void digitsArePicturesInPreTrainingAndTraining() throws Exception {
        String quick = Resources.text("digits.properties")
                .replace("[1024, 512]", "[64, 32]")
                .replaceAll("pretraining.epochs *= *\\d+", "pretraining.epochs = 2")
                .replaceAll("(?m)^training.epochs *= *\\d+", "training.epochs = 3");
        Path config = Files.writeString(folder.resolve("quick.properties"), quick);
        WatchedCommand digits = watched("digits", "--config", config.toString());
        String page = digits.page();

        assertThat(digits.outcome().code()).as(digits.outcome().err()).isZero();
        assertThat(page.replaceAll("base64,[^\"]*", ""))
                .contains("Pre-training layer 1 of 2", "Pre-training layer 2 of 2", "Trainings: 0 running, 3 ended.")
                .contains("Filters of the first layer", "the same samples, restored", "alt=\"a picture of ");
    }

    @Test
    void aGanShowsItsReportAndStops() throws Exception {
        WatchedCommand gan = watched("gan", "--epochs", "200");
        gan.await("Generated digits");
        gan.post("stop-all?training=0");
        String page = gan.page();

        assertThat(gan.outcome().code()).as(gan.outcome().err()).isZero();
        assertThat(page).contains("Classifier, training", "What the two did", "Share of clear digits");
        assertThat(folder.resolve("model.safetensors")).exists();
    }

    @Test
    void picturesOfAFolder() throws Exception {
        Path data = TinyPictures.write(folder.resolve("data"), true, 30, "across", "down");
        WatchedCommand images = watched("images", "--data", data.toString(), "--epochs", "3");
        String page = images.page();

        assertThat(images.outcome().code()).as(images.outcome().err()).isZero();
        assertThat(page.replaceAll("base64,[^\"]*", ""))
                .contains("Filters of the first convolution", "alt=\"a picture of across\"", "ended after 3 epochs");
    }
}
