package dev.nacre.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nacre.Network;
import dev.nacre.cli.console.OutputFolder;
import dev.nacre.layers.Dense;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command came to is not lost. */
class OutputFolderTest {
    private static final Pattern SAVED = Pattern.compile("it is saved as (\\S+?)(?=;|$)");

    @TempDir
    private Path folder;

    @Test
    void resultsThatCanNotBeWrittenAnyMoreAreSavedElsewhere() throws IOException {
        OutputFolder out = OutputFolder.of(folder.resolve("out"), "report.html");
        Files.delete(folder.resolve("out"));
        out.write(new Model(new Network(new Dense(1), 2, 1), new Mse()));
        out.write("report.html", "a report");
        String message = "";
        try {
            out.requireAll();
        } catch (IOException e) {
            message = e.getMessage();
        }
        assertThat(message).contains("out does not exist; create it first; it is saved as ");
        Matcher saved = SAVED.matcher(message);
        assertThat(saved.find()).isTrue();
        assertThat(Model.load(Path.of(saved.group(1))).network().inputs()).isEqualTo(2);
        delete(Path.of(saved.group(1)));
        assertThat(saved.find()).isTrue();
        assertThat(Path.of(saved.group(1))).hasContent("a report");
        delete(Path.of(saved.group(1)));
    }

    private static void delete(Path file) throws IOException {
        Files.delete(file);
        Files.delete(file.getParent());
    }

    @Test
    void resultsThatAreWrittenNeedNoMore() throws IOException {
        OutputFolder out = OutputFolder.of(folder.resolve("out"), "report.html");
        out.write("report.html", "a report");
        out.requireAll();
        assertThat(folder.resolve("out/report.html")).hasContent("a report");
    }

    @Test
    void aResultThatIsAFolderIsFoundBeforeTheWork() throws IOException {
        Files.createDirectories(folder.resolve("out/report.html"));
        assertThatThrownBy(() -> OutputFolder.of(folder.resolve("out"), "report.html"))
                .hasMessage(folder.resolve("out/report.html") + " is a folder or a device; give the name of a file");
    }

    @Test
    void everyCommandThatLearnsTriesItsFolderFirst() throws IOException {
        Path proc = Path.of("/proc");
        assumeThat(proc).as("Linux's read-only folder of processes").exists();
        Path csv = PeopleTable.write(folder.resolve("table.csv"));
        String[][] commands = {
            {"train", "--csv", csv.toString(), "--label", "kind"},
            {"search", "--csv", csv.toString(), "--label", "kind"},
            {"detect", "--csv", csv.toString(), "--ignore", "kind"},
        };
        for (String[] command : commands) {
            String[] args = java.util.Arrays.copyOf(command, command.length + 2);
            args[command.length] = "--out";
            args[command.length + 1] = "/proc";
            Outcome outcome = Outcome.of(args);
            assertThat(outcome.err())
                    .as(command[0])
                    .matches("error: /proc/\\S+ could not be written: (no such file or folder|permission denied)\n");
            assertThat(outcome.code()).as(command[0]).isEqualTo(1);
            assertThat(outcome.out()).as(command[0]).isEmpty();
        }
    }
}
