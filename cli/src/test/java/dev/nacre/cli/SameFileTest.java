package dev.nacre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What train accepts every other command accepts for that same file, without being told again. */
class SameFileTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Outcome run(String command, Path csv, String... more) {
        return Outcome.of(Stream.concat(Stream.of(command, "--csv", csv.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private Path model() {
        return folder.resolve("out/model.safetensors");
    }

    private void train(Path csv, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("--epochs", "3", "--members", "1", "--out", folder + "/out"));
        Outcome trained = run("train", csv, all.toArray(String[]::new));
        assertThat(trained.err()).isEmpty();
        assertThat(trained.code()).isZero();
    }

    private void predictsAll(Path csv, int rows) {
        Outcome predicted = run("predict", csv, "--model", model().toString());
        assertThat(predicted.err()).isEmpty();
        assertThat(predicted.out().lines()).hasSize(rows);
    }

    private void evaluates(Path csv) {
        Outcome evaluated = run("evaluate", csv, "--model", model().toString());
        assertThat(evaluated.err()).isEmpty();
        assertThat(evaluated.code()).isZero();
    }

    @Test
    void gapsInATableOfTexts() throws IOException {
        StringBuilder text = new StringBuilder("water,budget,party\n");
        for (int i = 0; i < 40; i++)
            text.append(List.of("y", "n", "", "?").get(i % 4))
                    .append(i % 5 == 0 ? ",None," : ",y,")
                    .append(i % 3 == 0 ? "r\n" : "d\n");
        Path csv = file("votes.csv", text.toString());
        train(csv, "--label", "party");
        predictsAll(csv, 40);
        evaluates(csv);
        predictsAll(file("new.csv", "budget,water\nNone,y\n,\nother,n\n"), 3);
    }

    @Test
    void separatorDecimalsEncodingAndIgnoredColumns() throws IOException {
        StringBuilder text = new StringBuilder("nummer;höhe;preis\n");
        StringBuilder bare = new StringBuilder("höhe\n");
        for (int i = 0; i < 60; i++) {
            text.append(i)
                    .append(';')
                    .append(i / 10)
                    .append(',')
                    .append(i % 10)
                    .append(";€ 1.")
                    .append(100 + i)
                    .append(",50\n");
            bare.append(i / 10).append(',').append(i % 10).append('\n');
        }
        Path csv = file("preise.csv", text.toString().replace("€", "$"));
        train(
                csv,
                "--label",
                "preis",
                "--ignore",
                "nummer",
                "--separator",
                ";",
                "--decimal",
                "comma",
                "--numbers",
                "lenient",
                "--charset",
                "ISO-8859-1");
        predictsAll(csv, 60);
        evaluates(csv);
        predictsAll(file("bare.csv", bare.toString()), 60);
    }

    @Test
    void aTableWithoutHeaderWhoseLabelComesFirst() throws IOException {
        StringBuilder text = new StringBuilder();
        StringBuilder bare = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.append(i < 30 ? "7," : "8,")
                    .append(i)
                    .append(',')
                    .append(i % 5)
                    .append('\n');
            bare.append(i).append(',').append(i % 5).append('\n');
        }
        Path csv = file("plain.csv", text.toString());
        train(csv, "--label", "1");
        Outcome with = run("predict", csv, "--model", model().toString());
        Outcome without = run("predict", file("bare.csv", bare.toString()), "--model", model().toString());
        assertThat(without.out()).isEqualTo(with.out());
        evaluates(csv);
    }

    @Test
    void aDetectorReadsAsItWasTrained() throws IOException {
        StringBuilder text = new StringBuilder("a;b;c\n");
        for (int i = 0; i < 60; i++) text.append(i).append(",5;").append(2 * i).append(";x\n");
        Path csv = file("rows.csv", text.toString());
        Outcome learned =
                run("detect", csv, "--separator", ";", "--decimal", "comma", "--ignore", "c", "--out", folder + "/out");
        assertThat(learned.code()).as(learned.err()).isZero();
        assertThat(run("detect", csv, "--model", model().toString()).out()).isEqualTo(learned.out());
    }

    @Test
    void aDetectorOfATableWithoutHeaderTakesNumbersOfColumns() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++)
            text.append("n")
                    .append(i)
                    .append(',')
                    .append(i % 7)
                    .append(i % 2 == 0 ? ",red," : ",blue,")
                    .append(i % 7 * 2)
                    .append(",x\n");
        Path csv = file("plain.csv", text.append("n60,3,red,12,x\n").toString());
        Outcome learned = run("detect", csv, "--header", "no", "--ignore", "5", "--id", "1", "--out", folder + "/out");
        assertThat(learned.code()).as(learned.err()).isZero();
        assertThat(learned.out().lines().toList().get(0)).isEqualTo("row,1,score");
        assertThat(learned.out().lines().toList().get(1)).startsWith("61,n60,");
        assertThat(run("detect", csv, "--model", model().toString(), "--id", "1")
                        .out())
                .isEqualTo(learned.out());
    }

    @Test
    void aPipeIsReadOnceAndWhole() throws Exception {
        StringBuilder text = new StringBuilder("x,kind\n");
        for (int i = 0; i < 60; i++) text.append(i).append(i < 30 ? ",low\n" : ",high\n");
        Path csv = file("pipe.csv", text.toString());
        train(csv, "--label", "kind");
        Path pipe = folder.resolve("fifo");
        org.assertj.core.api.Assumptions.assumeThat(
                        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .as("no mkfifo")
                .isZero();
        Process writer = new ProcessBuilder("bash", "-c", "cat '" + csv + "' > '" + pipe + "'").start();
        predictsAll(pipe, 60);
        assertThat(writer.waitFor()).isZero();
    }

    @Test
    void columnsThatTrainIgnoredMayBeNamedAgain() throws IOException {
        StringBuilder text = new StringBuilder("name,ticket,size,label\n");
        for (int i = 0; i < 120; i++)
            text.append("n%d,t%d,%d,%s%n".formatted(i, i, i % 9, i % 9 > 4 ? "large" : "small"));
        Path csv = file("people.csv", text.toString());
        assertThat(run("train", csv, "--label", "label").err())
                .contains("the columns name,ticket have another text in most of the 120 rows;"
                        + " leave them out by --ignore name,ticket");
        train(csv, "--label", "label", "--ignore", "name,ticket");

        for (String command : List.of("predict", "evaluate", "explain")) {
            Outcome again = run(command, csv, "--model", model().toString(), "--ignore", "name,ticket");
            assertThat(again.err()).isEmpty();
            assertThat(again.code()).isZero();
        }
        assertThat(run("predict", csv, "--model", model().toString(), "--ignore", "size")
                        .err())
                .contains("--ignore size: the model was trained with this column, and needs it");
    }
}
