package dev.nacre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** search on a small table. */
class SearchCommandTest {
    @TempDir
    private Path folder;

    private Path csv;

    @BeforeEach
    void table() throws IOException {
        csv = PeopleTable.write(folder.resolve("table.csv"));
    }

    private Outcome with(String command, String... more) {
        String[] args = {command, "--csv", csv.toString()};
        String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return Outcome.of(all);
    }

    private static void refused(int code, String message, Outcome outcome) {
        assertThat(outcome.err()).startsWith("error: ").contains(message).hasLineCount(1);
        assertThat(outcome.code()).isEqualTo(code);
    }

    @Test
    void aSearchIsResumedAndSaysHowToTrain() throws IOException {
        String[] options = {
            "--label",
            "kind",
            "--trials",
            "3",
            "--epochs",
            "5",
            "--folds",
            "2",
            "--out",
            folder.resolve("search").toString()
        };
        Outcome first = with("search", options);
        Outcome second = with("search", options);

        assertThat(first.err()).isEmpty();
        assertThat(first.code()).isZero();
        assertThat(first.out())
                .contains("trial 1: ", "nacre train --csv " + csv + " --label kind --network 'sequential([dense(");
        assertThat(first.lastLine()).startsWith("cross-validated accuracy ");
        assertThat(second.lastLine()).isEqualTo(first.lastLine());
        assertThat(second.out()).doesNotContain("trial 1: ");
        assertThat(folder.resolve("search/results.csv")).content().hasLineCount(4);
        assertThat(folder.resolve("search/search.html")).content().contains("<svg");
        refused(
                2,
                "network, at position 11 of 'dense(int(1))': int needs two numbers, not 1",
                with("search", "--label", "kind", "--network", "dense(int(1))"));
        refused(2, "unknown optimizer: adan", with("search", "--label", "kind", "--optimizer", "adan(log(1, 2))"));
    }

    @Test
    void aSearchInAFolderOfAnotherTableDoesNotShowThatTablesScores() throws IOException {
        String[] options = {"--label", "kind", "--trials", "2", "--epochs", "2", "--folds", "2", "--out", folder + "/s"
        };
        with("search", options);
        csv = Files.writeString(
                folder.resolve("other.csv"), Files.readString(csv).replaceAll("(?m)^1", "2"));
        Outcome other = with("search", options);
        assertThat(other.out()).contains("trial 1: ", "trial 2: ");
        assertThat(folder.resolve("s/results.csv")).content().hasLineCount(3);
    }

    @Test
    void aSearchWhoseTrialsAllFailSaysWhy() throws IOException {
        Path out = folder.resolve("search");
        Outcome outcome = with(
                "search",
                "--label",
                "kind",
                "--trials",
                "2",
                "--epochs",
                "5",
                "--folds",
                "500",
                "--out",
                out.toString());
        refused(1, "all 2 trials failed, see " + out.resolve("results.csv") + "; the first: k must be", outcome);
        assertThat(out.resolve("results.csv")).content().hasLineCount(3).contains("k must be");
    }
}
