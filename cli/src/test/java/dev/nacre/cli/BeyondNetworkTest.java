package dev.nacre.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nacre.Network;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows whose numbers overflow in the network are refused with their numbers, not given a class. */
class BeyondNetworkTest {
    @TempDir
    private Path folder;

    private Path csv;
    private Path model;

    @BeforeEach
    void write() throws IOException {
        csv = Files.writeString(
                folder.resolve("table.csv"), "height,width,kind\n1,2,a\n-1,2,b\n2,3e38,a\n3,1,b\n".replace(" ", ""));
        model = folder.resolve("model.safetensors");
        Network network = new Network("sequential([dense(4), dense(2)])", 2, 1);
        network.parameter("0.weight").value().fill(2);
        network.parameter("1.weight").value().fill(2);
        new Model(network, new CrossEntropy(), List.of("height", "width"), List.of("a", "b"), Map.of("label", "kind"))
                .save(model);
    }

    private Outcome run(String command, String... more) {
        return Outcome.of(
                Stream.concat(Stream.of(command, "--csv", csv.toString(), "--model", model.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private void refused(Outcome outcome) {
        assertThat(outcome.err())
                .matches("error: \\S+table.csv, row 3, feature 2 \\(width\\): 3.0E38 is beyond what the network can "
                        + "compute, it gives (NaN|-?Infinity); correct it or leave the row out\n");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void predictRefusesTheRow() {
        refused(run("predict"));
    }

    @Test
    void predictKeepsTheOldFileThen() throws IOException {
        Path out = Files.writeString(folder.resolve("predictions.csv"), "old");
        refused(run("predict", "--out", out.toString()));
        assertThat(out).hasContent("old");
        csv = Files.writeString(folder.resolve("good.csv"), "height,width\n1,2\n");
        Outcome good = run("predict", "--out", out.toString());
        assertThat(good).isEqualTo(new Outcome(0, "", ""));
        assertThat(out).content().matches("[ab],\\d\\.\\d{4}\\R");
    }

    @Test
    void predictTriesItsFileBeforeItReadsTheModel() {
        Path proc = Path.of("/proc");
        assumeThat(proc).as("Linux's read-only folder of processes").exists();
        model = folder.resolve("none.safetensors");
        assertThat(run("predict", "--out", "/proc/out.csv").err()).contains("/proc/out.csv could not be written: ");
    }

    @Test
    void evaluateRefusesTheRow() {
        refused(run("evaluate", "--label", "kind"));
    }

    @Test
    void numbersThatAreInfiniteAreRefusedToo() throws IOException {
        Network network = new Network("dense(1)", 2, 1);
        network.parameter("weight").value().fill(2);
        new Model(network, new Mse(), List.of("height", "width"), List.of(), Map.of("label", "kind")).save(model);
        refused(run("predict"));
    }

    /** Columns are bent into a range, so that no number is beyond it. */
    @Test
    void detectFindsTheRow() throws IOException {
        StringBuilder rows = new StringBuilder("height,width\n");
        for (int i = 0; i < 20; i++) rows.append(i).append(',').append(i % 3).append('\n');
        csv = Files.writeString(folder.resolve("learned.csv"), rows);
        Outcome learned = Outcome.of("detect", "--csv", csv.toString(), "--out", folder.toString());
        assertThat(learned.code()).as(learned.err()).isZero();
        csv = Files.writeString(folder.resolve("table.csv"), "height,width\n1,2\n2,1\n2,3e38\n");
        assertThat(run("detect").out().lines().skip(1)).first().asString().startsWith("3,");
    }
}
