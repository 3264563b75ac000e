package dev.nacre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    private Outcome search(String method, String... more) {
        String[] options = {"--label", "kind", "--epochs", "6", "--folds", "2", "--out", folder + "/" + method};
        String[] all = java.util.Arrays.copyOf(options, options.length + more.length + 2);
        System.arraycopy(more, 0, all, options.length, more.length);
        all[all.length - 2] = "--method";
        all[all.length - 1] = method;
        return with("search", all);
    }

    @Test
    void roundsHaveMoreAndMoreEpochsAndTheLastOnesAreThoseToTrainWith() throws IOException {
        Outcome coarse = search("coarse", "--trials", "6", "--rounds", "2", "--factor", "3");
        assertThat(coarse.err()).isEmpty();
        assertThat(coarse.out()).contains(" --epochs 6 --seed 1");
        assertThat(Files.readAllLines(folder.resolve("coarse/results.csv")))
                .hasSize(7)
                .filteredOn(line -> line.matches("\\d+,\\d+,6,.*"))
                .hasSize(3);
        assertThat(search("coarse", "--trials", "6", "--rounds", "2").lastLine())
                .isEqualTo(coarse.lastLine());
        refused(2, "--rounds must be >= 1, not 0", search("coarse", "--rounds", "0"));
        refused(2, "--factor must be >= 2, not 1", search("halving", "--factor", "1"));
    }

    @Test
    void aBayesianSearchIsResumedToo() throws IOException {
        String[] options = {"--trials", "12", "--at-once", "2", "--optimizer", "adamW(learningRate=log(1e-4, 9e9))"};
        Outcome first = search("bayesian", options);
        Path journal = folder.resolve("bayesian/journal.csv");
        List<String> trials = Files.readAllLines(journal); // of two at once either may be the last
        String lost = trials.get(12).substring(0, trials.get(12).indexOf(','));
        Files.write(journal, trials.subList(0, 12));
        Outcome second = search("bayesian", options);

        assertThat(first.err()).isEmpty();
        assertThat(first.out()).contains(": failed, given up in epoch 1: the loss is ");
        assertThat(second.lastLine()).isEqualTo(first.lastLine());
        assertThat(second.out()).contains("trial " + lost + ": ").doesNotContain("trial 10: ");
        assertThat(folder.resolve("bayesian/results.csv"))
                .content()
                .hasLineCount(13)
                .contains("given up");
        refused(2, "--at-once must be >= 1, not 0", search("bayesian", "--at-once", "0"));
    }
}
