package dev.nacre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages and reports say what a user of the command can do, and take names for names. */
class CallersWordsTest {
    @TempDir
    private Path folder;

    private Outcome train(String csv, String... more) throws IOException {
        List<String> lines = new ArrayList<>(List.of(",b,kind"));
        for (int i = 0; i < 60; i++) lines.add(i + "," + i * 7 % 5 + (i < 30 ? ",low" : i == 40 ? ",once" : ",high"));
        Path file = Files.write(folder.resolve(csv), lines);
        List<String> args = new ArrayList<>(List.of("train", "--csv", file.toString(), "--label", "kind"));
        args.addAll(List.of("--epochs", "2", "--members", "1", "--preset", "fast"));
        args.addAll(List.of(more));
        if (!args.contains("--out"))
            args.addAll(List.of("--out", folder.resolve("out").toString()));
        return Outcome.of(args.toArray(String[]::new));
    }

    @Test
    void anUnknownPluginIsAnsweredWithTheCommandThatListsThem() throws IOException {
        Outcome outcome = train("t.csv", "--network", "dense(2, activation=softmax)");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("unknown activation: softmax", "nacre catalogue lists all ");
        assertThat(outcome.err()).doesNotContain("Plugins");
    }

    @Test
    void resultsWithoutAFolderAreRefused() throws IOException {
        Outcome outcome = train("t.csv", "--out", "");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("error: --out must name a folder");
    }

    @Test
    void aFileNameIsNoPartOfTheReportsHtml() throws IOException {
        assertThat(train("<i>t & q.csv").code()).isZero();
        assertThat(folder.resolve("out/report.html"))
                .content()
                .contains("below the header of &lt;i&gt;t &amp; q.csv")
                .doesNotContain("<i>t");
    }

    @Test
    void whatMakesLittleSenseIsPrintedAndInTheReport() throws IOException {
        Outcome outcome = train("t.csv", "--network", "sequential([dense(3), softmax])");
        assertThat(outcome.out())
                .contains("look: class once has 1 of 60 rows", "look: the network ends in softmax")
                .contains("look: column 1 (without a name) counts the rows")
                .doesNotContain("NaN");
        assertThat(folder.resolve("out/report.html"))
                .content()
                .contains("What to look at", "class once has 1 of 60 rows", "the network ends in softmax")
                .contains("column 1 (without a name) counts the rows")
                .doesNotContain("<td>NaN");
    }

    @Test
    void aWrongTableIsNotBlamedOnTheFileForThePredictions() throws IOException {
        assertThat(train("t.csv").code()).isZero();
        Path wrong = Files.writeString(folder.resolve("wrong.csv"), ",b\n1,2\n1,x\n");
        Path lines = folder.resolve("lines.csv");
        String model = folder.resolve("out/model.safetensors").toString();
        Outcome outcome = Outcome.of("predict", "--model", model, "--csv", wrong.toString(), "--out", lines.toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains(wrong + ", line 3").doesNotContain("could not be written");
        assertThat(lines).doesNotExist();
    }

    @Test
    void searchSaysWhatMakesLittleSenseAsTrainDoes() throws IOException {
        assertThat(train("t.csv").code()).isZero();
        String[] search = {"search", "--csv", folder.resolve("t.csv").toString(), "--label", "kind", "--trials", "1"};
        String[] more = {
            "--epochs", "1", "--folds", "2", "--out", folder.resolve("search").toString()
        };
        Outcome outcome =
                Outcome.of(Stream.concat(Stream.of(search), Stream.of(more)).toArray(String[]::new));
        assertThat(outcome.out()).contains("look: class once has 1 of 60 rows", "counts the rows");
    }

    @Test
    void aFolderInPlaceOfATableIsNamed() {
        Outcome outcome = Outcome.of("train", "--csv", folder.toString(), "--label", "kind");
        assertThat(outcome.err()).isEqualTo("error: " + folder + ": is a folder; name a file" + System.lineSeparator());
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        assertThat(train("t.csv").code()).isZero();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String model = folder.resolve("out/model.safetensors").toString();
            Outcome outcome = Outcome.of("serve", "--model", model, "--port", Integer.toString(taken.getLocalPort()));
            assertThat(outcome.err())
                    .contains("http://127.0.0.1:" + taken.getLocalPort() + " can't be served")
                    .contains("choose another --port");
        }
    }
}
