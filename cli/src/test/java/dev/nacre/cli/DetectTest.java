package dev.nacre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** detect on a small table with a row more. */
class DetectTest {
    @TempDir
    private Path folder;

    private Path csv;

    @BeforeEach
    void table() throws IOException {
        csv = PeopleTable.write(folder.resolve("table.csv"));
    }

    private void add(String row) throws IOException {
        csv = Files.writeString(csv, Files.readString(csv) + row);
    }

    private Outcome detect(String... more) {
        return Outcome.of(Stream.concat(Stream.of("detect", "--csv", csv.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private Outcome learn(String... more) {
        Outcome outcome =
                detect(Stream.concat(Stream.of("--out", folder.resolve("out").toString()), Stream.of(more))
                        .toArray(String[]::new));
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        return outcome;
    }

    private String model() {
        return folder.resolve("out/model.safetensors").toString();
    }

    private static List<String> rows(Outcome outcome) {
        return outcome.out().lines().filter(line -> line.matches("\\d+,.*")).toList();
    }

    @Test
    void rowsUnlikeTheOthersAreDetected() throws IOException {
        add("150,200,400,a,0\n");
        Outcome found = learn("--ignore", "kind,age");

        assertThat(found.out()).startsWith("row,score" + System.lineSeparator() + "151,");
        assertThat(found.lastLine()).isEqualTo("3 of 151 rows are unusual");
        assertThat(found.out()).containsPattern("threshold [0-9.]+ \\(quantile 0.98\\)");
        assertThat(detect("--model", model()).out()).isEqualTo(found.out());
        assertThat(folder.resolve("out/report.html")).content().contains("--ignore kind,age", "Most unusual rows");
    }

    @Test
    void rowsWithTextsAndGapsAreJudgedToo() throws IOException {
        add("150,,40,d,210000\n");
        Outcome found = learn("--reasons", "5");

        assertThat(found.lastLine()).endsWith(" of 151 rows are unusual");
        assertThat(rows(found)).anyMatch(row -> row.startsWith("151,") && row.contains(",missing,"));
        assertThat(detect("--model", model(), "--reasons", "5").out()).isEqualTo(found.out());
    }

    @Test
    void allRowsCanBePrintedInTheirOrderWithIdsPValuesAndReasons() throws IOException {
        add("150,60,400,a,210000\n");
        Outcome all = detect(
                "--out", folder.resolve("out").toString(), "--all", "--id", "kind,sum", "--reasons", "1", "--clean");

        assertThat(all.code()).isZero();
        List<String> lines = all.out().lines().toList();
        assertThat(lines.get(0)).isEqualTo("row,kind,sum,score,pValue,unusual,column1,share1,found1,expected1");
        assertThat(lines).hasSize(152);
        for (int row = 1; row <= 150; row++)
            assertThat(lines.get(row)).matches(row + ",[abc],[0-9.]+,[0-9.e+-]+,[0-9.e-]+,(true|false),.*");
        assertThat(lines.get(151)).matches("151,a,210000,[0-9.e+-]+,0\\.0[0-9]+,true,age,0\\.[5-9][0-9]+,400\\.0,.*");
        assertThat(all.err()).contains("threshold ", "of 151 rows are unusual");
        assertThat(Model.load(Path.of(model())).features()).containsExactly("height", "weight", "age");
    }

    @Test
    void theThresholdIsChangedWithoutTraining() throws IOException {
        add("150,60,400,a,210000\n");
        learn("--ignore", "kind,sum");
        int few = rows(detect("--model", model(), "--share", "0.01")).size();

        assertThat(rows(detect("--model", model(), "--share", "0.3"))).hasSizeGreaterThan(few + 10);
        assertThat(rows(detect("--model", model(), "--threshold", "quantile=0.7")))
                .isEqualTo(rows(detect("--model", model(), "--share", "0.3")));
        assertThat(rows(detect("--model", model(), "--share", "0.999"))).hasSize(150);
        for (String how : List.of("auto", "boxplot", "mad", "gamma", "gap"))
            assertThat(rows(detect("--model", model(), "--threshold", how)).get(0))
                    .as(how)
                    .startsWith("151,");
        Outcome every = detect("--model", model(), "--threshold", "score=-1", "--out", folder + "/changed");
        assertThat(every.lastLine()).isEqualTo("151 of 151 rows are unusual");
        assertThat(every.out()).contains("threshold -1.000 (given)");
        csv = PeopleTable.write(folder.resolve("table.csv"));
        assertThat(detect("--model", folder + "/changed/model.safetensors").lastLine())
                .isEqualTo("150 of 150 rows are unusual");
    }

    @Test
    void labelsJudgeAndChoose() throws IOException {
        csv = Files.writeString(csv, Files.readString(csv).replaceAll("(?m),[abc],", ",normal,"));
        add("150,60,400,odd,210000\n190,50,40,odd,10\n");
        Outcome judged = learn("--label", "kind", "--normal", "normal");

        assertThat(judged.out())
                .containsPattern("ROC AUC (0\\.9\\d+|1\\.0000), average precision [01]\\.\\d{4}, "
                        + "precision at 2 [01]\\.\\d{4}; 2 of 152 rows with labels are unusual");
        assertThat(detect("--model", model(), "--label", "kind", "--anomaly", "odd")
                        .out())
                .isEqualTo(judged.out());
        Outcome chosen = learn(
                "--label", "kind", "--anomaly", "odd", "--network", "autoencoder(2)", "--network", "variational(2)");
        assertThat(chosen.out()).containsPattern("(?m)^network (autoencoder|variational)\\(.*\\)$");
        assertThat(folder.resolve("out/report.html"))
                .content()
                .contains("labelled as unusual", "precision at 2", "--anomaly odd");
    }

    @Test
    void anyAutoencoderScores() throws IOException {
        for (String network : List.of(
                "denoising(8, corruption=gaussianNoise(0.2))",
                "stacked([autoencoder(4), autoencoder(2)])",
                "variational(2)",
                "rbm(4, gaussian=true)")) {
            learn("--network", network, "--trim", "0.05", "--threshold", "auto");
            assertThat(Model.load(Path.of(model())).notes().get("autoencoder")).startsWith(network.substring(0, 3));
        }
    }

    @Test
    void driftIsNoticed() throws IOException {
        learn("--ignore", "kind,sum");
        StringBuilder text = new StringBuilder("height,weight,age\n");
        for (int i = 0; i < 60; i++)
            text.append(220 + i % 7).append(",90,").append(80 + i % 5).append('\n');
        csv = Files.writeString(folder.resolve("new.csv"), text);
        Outcome drifted = detect("--model", model());

        assertThat(drifted.err()).containsPattern("look: drift noticed at row \\d+: the rows so far are more unusual");
        assertThat(drifted.err()).hasLineCount(1);
    }
}
