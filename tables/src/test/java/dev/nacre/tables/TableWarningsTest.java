package dev.nacre.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.LayerSpec;
import dev.nacre.Metric;
import dev.nacre.Rows;
import dev.nacre.Samples;
import dev.nacre.data.Dataset;
import dev.nacre.metrics.Accuracy;
import dev.nacre.metrics.F1;
import dev.nacre.metrics.R2;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Listener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes little sense is said, not refused. */
class TableWarningsTest {
    private static final List<String> LABELS = List.of("p", "q", "rare");

    @TempDir
    private Path folder;

    private static float[][] rows(int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> new float[] {i + 1, i * 7 % 5})
                .toArray(float[][]::new);
    }

    private static List<String> warnings(Dataset data, Metric metric, String... networks) {
        List<LayerSpec> layers = Arrays.stream(networks)
                .map(text -> Plugins.parse(LayerSpec.class, text))
                .toList();
        return new TableWarnings(data, List.of("id", "b"), metric, layers).all();
    }

    /** A class of the given number of rows among two of 50. */
    private static Dataset classes(int rare) {
        int[] classes =
                IntStream.range(0, 100 + rare).map(i -> i < 100 ? i % 2 : 2).toArray();
        float[][] rows = rows(100 + rare);
        for (float[] row : rows) row[0] = -row[0];
        return Dataset.of(rows, classes, LABELS);
    }

    @Test
    void aClassThatOccursOnceIsNamedWithTheOption() {
        assertThat(warnings(classes(1), new Accuracy()))
                .containsExactly(
                        "class rare has 1 of 101 rows (1.0 %): too few to be learned well, and one row can't be "
                                + "both learned from and tested on; get more of them, or let all classes count alike "
                                + "(--balanced)");
        assertThat(warnings(classes(50), new Accuracy())).isEmpty();
    }

    @Test
    void manyRareClassesAreOneWarning() {
        int[] each = IntStream.range(0, 8).toArray();
        List<String> labels = Arrays.stream(each).mapToObj(i -> "c" + i).toList();
        assertThat(warnings(Dataset.of(new float[8][2], each, labels), new Accuracy()))
                .containsExactly(
                        "8 of 8 classes have too few rows to be learned well, such as c0 with 1 of 8; get more "
                                + "of them, or let all classes count alike (--balanced)");
    }

    @Test
    void accuracyOnOnePerCentPositivesIsNoMeasure() {
        int[] classes = IntStream.range(0, 1000).map(i -> i % 100 == 0 ? 1 : 0).toArray();
        Dataset data = Dataset.of(new float[1000][2], classes, List.of("ok", "fraud"));
        String measure = "class ok has 99.0 % of the rows: predicting it always gives that accuracy;"
                + " judge by --metric f1 or rocAuc";
        assertThat(warnings(data, new Accuracy())).hasSize(2).endsWith(measure);
        assertThat(warnings(data, new F1())).hasSize(1).doesNotContain(measure);
    }

    @Test
    void aColumnThatCountsTheRowsIsNamed() {
        Dataset data = Dataset.of(rows(20), new float[20]);
        assertThat(warnings(data, new R2()))
                .containsExactly("column id counts the rows, so its values in new tables tell nothing; leave it out by "
                        + "--ignore");
        float[][] other = rows(20);
        other[19][0] = 40;
        assertThat(warnings(Dataset.of(other, new float[20]), new R2())).isEmpty();
    }

    @Test
    void aRowNumberWithoutANameIsNamedByItsPlaceInTheFile() throws IOException {
        String table = IntStream.range(0, 40)
                .mapToObj(i -> (i % 2 == 0 ? "p," : "q,") + i + "," + i * 7 % 5 + "\n")
                .collect(Collectors.joining("", "y,,b\n", ""));
        TableOptions quick = new TableOptions().preset(Preset.FAST).networks(OwnNetworks.of("dense(2)"));
        TableModel model =
                Tables.learn(Files.writeString(folder.resolve("t.csv"), table), "y", quick, new TableListener() {});
        assertThat(model.summary())
                .contains("look: column 2 (without a name) counts the rows, so its values in new tables tell nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sequential([dense(3), softmax])", "sequential([dense(8), sequential([dense(3), softmax])])"})
    void softmaxBeforeCrossEntropyIsNamed(String network) {
        assertThat(warnings(classes(50), new Accuracy(), "dense(3)", network))
                .singleElement()
                .asString()
                .startsWith("the network ends in softmax, and cross-entropy applies it again")
                .endsWith("leave softmax out of --network");
        assertThat(warnings(classes(50), new Accuracy(), "sequential([" + network + ", dense(3)])"))
                .isEmpty();
    }

    @Test
    void independentLabelsAreNotClasses() {
        FloatMatrix t = new FloatMatrix(3, 30);
        for (int s = 0; s < 30; s++) {
            t.put(s % 3, s, 1);
            if (s < 15) t.put((s + 1) % 3, s, 1);
        }
        Dataset data = new Dataset(new Samples(Rows.columns("row", new float[30][2]), t), List.of(), LABELS);
        assertThat(warnings(data, new Accuracy()))
                .containsExactly(
                        "15 of 30 rows have no class or several, but exactly one is predicted; learn a model for each "
                                + "of the labels p, q, rare");
    }

    @Test
    void aNumberThatIsAlwaysTheSameIsRefused() throws IOException {
        Path file = folder.resolve("constant.csv");
        Files.writeString(
                file,
                IntStream.range(0, 40)
                        .mapToObj(i -> i * 7 % 5 + ",7.25\n")
                        .collect(Collectors.joining("", "a,y\n", "")));
        for (Task task : List.of(Task.AUTO, Task.NUMBERS))
            assertThatThrownBy(() -> Tables.read(file, "y", new TableOptions().task(task)))
                    .hasMessage(file + ": the label has one value only, 7.25; there is nothing to learn");
    }

    @Test
    void numbersAreProposedForNumbersOnly() throws IOException {
        Path names = Files.writeString(folder.resolve("names.csv"), table("c"));
        assertThatThrownBy(() -> Tables.read(names, "y", new TableOptions()))
                .hasMessage(names + ": the label has 60 different texts in 60 rows; each class must be there several "
                        + "times");
        Path numbers = Files.writeString(folder.resolve("numbers.csv"), table(""));
        assertThatThrownBy(() -> Tables.read(numbers, "y", new TableOptions().task(Task.CLASSES)))
                .hasMessageEndingWith(
                        "each class must be there several times; if they are numbers, say --task numbers");
    }

    @Test
    void longTextsAreRefusedBeforeAModelIsTrainedThatCanNotBeSaved() throws IOException {
        String remark = "abcdefgh ".repeat(1000);
        Path file = Files.writeString(
                folder.resolve("remarks.csv"),
                IntStream.range(0, 1800)
                        .mapToObj(i -> remark + i / 2 + (i % 2 == 0 ? ",p\n" : ",q\n"))
                        .collect(Collectors.joining("", "remark,y\n", "")));
        TableListener never = new TableListener() {
            @Override
            public List<Listener> network(int number, int of) {
                throw new AssertionError("trained");
            }
        };
        assertThatThrownBy(() -> Tables.learn(file, "y", new TableOptions().members(1), never))
                .hasMessage("column remark has 900 different texts, 8102590 bytes: a model file can't hold them for 1 "
                        + "networks; leave the column out by --ignore");
    }

    @Test
    void aShareThatLeavesNothingToTestOnIsAnsweredWithItsOption() {
        assertThatThrownBy(() -> Tables.learn(classes(50), new TableOptions().test(0.001), new TableListener() {}))
                .hasMessage(
                        "150 rows can't be split with a share of 0.001 for the test: one part would be empty; choose "
                                + "another share (--test)");
    }

    private static String table(String prefix) {
        return IntStream.range(0, 60)
                .mapToObj(i -> i * 7 % 5 + "," + prefix + i + "\n")
                .collect(Collectors.joining("", "a,y\n", ""));
    }
}
