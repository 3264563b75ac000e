package dev.nacre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.model.Model;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    @TempDir
    private Path folder;

    private Path csv;

    @BeforeEach
    void table() throws Exception {
        csv = PeopleTable.write(folder.resolve("table.csv"));
    }

    private String[] command(String name, String... more) {
        Stream<String> common = Stream.of(
                name, "--csv", csv.toString(), "--out", folder.resolve("out").toString());
        return Stream.concat(common, Stream.of(more)).toArray(String[]::new);
    }

    private WatchedCommand watched(String name, String... more) throws Exception {
        return new WatchedCommand(
                Main::line,
                Stream.concat(Stream.of(command(name, more)), Stream.of("--watch"))
                        .toArray(String[]::new));
    }

    @Test
    void allNetworksOfATableAreShown() throws Exception {
        WatchedCommand train = watched("train", "--label", "kind", "--epochs", "5", "--members", "3");
        String page = train.page();

        assertThat(train.outcome().code()).isZero();
        assertThat(train.outcome().err()).startsWith("watch: http://127.0.0.1:").hasLineCount(1);
        assertThat(page)
                .contains("Network 1 of 3, training", "Network 2 of 3, training", "Network 3 of 3, training: accuracy")
                .contains("Trainings: 0 running, 3 ended.", "with probability", "event: end");
    }

    @Test
    void stopEverythingKeepsTheBestModelSoFar() throws Exception {
        WatchedCommand train = watched("train", "--label", "kind", "--epochs", "100000", "--patience", "100000");
        train.await("best epoch so far");
        train.post("stop-all?training=0");

        assertThat(train.outcome().code()).as(train.outcome().err()).isZero();
        assertThat(Model.load(folder.resolve("out/model.safetensors")).labels()).isNotEmpty();
    }

    @Test
    void aDetectorIsShown() throws Exception {
        WatchedCommand detect = watched("detect");
        String page = detect.page();

        assertThat(detect.outcome().code()).as(detect.outcome().err()).isZero();
        assertThat(detect.outcome().out()).doesNotContain("watch: ");
        assertThat(page).contains("Pre-training layer 1 of 1", "Trainings: 0 running, 2 ended.");
    }

    @Test
    void trialsOfASearchAreShownButCannotBeSteered() throws Exception {
        WatchedCommand search = watched("search", "--label", "kind", "--trials", "2", "--folds", "2", "--epochs", "3");
        String page = search.page();

        assertThat(search.outcome().code()).as(search.outcome().err()).isZero();
        assertThat(page)
                .contains("Trial 1, training", "Trial 2, training", "Trainings: 0 running, 4 ended.", ">Stop</button>")
                .doesNotContain("Keep the best epoch");
    }

    @Test
    void aTrialThatIsStoppedHasNoScore() throws Exception {
        WatchedCommand search =
                watched("search", "--label", "kind", "--trials", "1", "--folds", "2", "--epochs", "100000");
        search.await("id=\"t1-brief\"");
        search.post("stop?training=1");

        assertThat(search.outcome().code()).isEqualTo(1);
        assertThat(search.outcome().err()).contains("error: all 1 trials failed", "stopped on request");
    }

    @Test
    void aSearchThatIsStoppedGoesOnWithTheSameCommand() throws Exception {
        String[] options = {"--label", "kind", "--trials", "2", "--folds", "2", "--epochs", "100000"};
        WatchedCommand search = watched("search", options);
        search.await("id=\"t1-brief\"");
        search.post("stop-all?training=0");

        assertThat(search.outcome().code()).isEqualTo(1);
        assertThat(search.outcome().err())
                .contains("error: the search was stopped; trials that had ended are kept, the same command goes on");
        assertThat(
                        Files.exists(folder.resolve("out/journal.csv"))
                                ? Files.readString(folder.resolve("out/journal.csv"))
                                : "")
                .doesNotContain("stopped");
    }

    @Test
    void portsThatCannotBeUsedAreRefusedBeforeAnythingIsLearned() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            refused(
                    "--watch " + port + ": port " + port + " can't be used: address already in use; choose another, or "
                            + "0 for a free one (see nacre train --help)",
                    Integer.toString(port));
        }
        refused("--watch takes a port from 0 to 65535, not 65536 (see nacre train --help)", "65536");
        refused("Invalid value for option '--watch': 'x' is not an int (see nacre train --help)", "x");
    }

    private void refused(String message, String port) {
        Outcome outcome = Outcome.of(command("train", "--label", "kind", "--watch", port));
        assertThat(outcome.err()).isEqualTo("error: " + message + System.lineSeparator());
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(folder.resolve("out/model.safetensors")).doesNotExist();
    }
}
