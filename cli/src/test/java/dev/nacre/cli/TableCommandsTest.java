package dev.nacre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** train, evaluate and predict on a small table. */
class TableCommandsTest {
    @TempDir
    private Path folder;

    private Path csv;

    @BeforeEach
    void table() throws IOException {
        csv = PeopleTable.write(folder.resolve("table.csv"));
    }

    private Outcome train(String label, String... more) {
        String[] args = {
            "train",
            "--csv",
            csv.toString(),
            "--label",
            label,
            "--epochs",
            "40",
            "--members",
            "2",
            "--out",
            folder.resolve("out").toString()
        };
        String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return Outcome.of(all);
    }

    private static double figure(Outcome outcome) {
        return Double.parseDouble(outcome.lastLine().replaceFirst(".* ", ""));
    }

    private Outcome with(String command, String... more) {
        String[] args = {command, "--csv", csv.toString()};
        String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return Outcome.of(all);
    }

    @Test
    void aTableWithClassesIsLearnedJudgedAndPredicted() throws IOException {
        Outcome trained = train("kind");

        assertThat(trained.err()).isEmpty();
        assertThat(trained.code()).isZero();
        assertThat(trained.lastLine()).matches("test accuracy [01]\\.\\d{4}");
        assertThat(figure(trained)).isGreaterThan(0.9);
        Path model = folder.resolve("out/model.safetensors");
        assertThat(Model.load(model).notes()).containsEntry("label", "kind").containsKey("test accuracy");
        assertThat(Model.load(model).labels()).containsExactly("a", "b", "c");
        assertThat(folder.resolve("out/report.html"))
                .content()
                .contains("Test accuracy", "Confusion matrix", "ratio of step to weights");

        Outcome evaluated = with("evaluate", "--model", model.toString(), "--label", "kind");
        assertThat(evaluated.lastLine()).matches("accuracy [01]\\.\\d{4}");
        assertThat(evaluated.out()).containsPattern("(?m)^a +[01]\\.\\d{4} +[01]\\.\\d{4} +[01]\\.\\d{4} +50$");
        Outcome predicted = with("predict", "--model", model.toString());
        assertThat(predicted.code()).isZero();
        assertThat(predicted.out().lines()).hasSize(150).allMatch(line -> line.matches("[abc],[01]\\.\\d{4}"));
        assertThat(train("kind").lastLine()).isEqualTo(trained.lastLine());
    }

    @Test
    void aLabelOfManyNumbersIsMetAsANumber() throws IOException {
        csv = Files.writeString(
                folder.resolve("numbers.csv"), Files.readString(csv).replaceAll(",([abc]|kind),", ","));
        Outcome trained = train("sum");

        assertThat(trained.code()).isZero();
        assertThat(trained.out()).doesNotContain("sanity check");
        assertThat(trained.lastLine()).startsWith("test R2 ");
        assertThat(figure(trained)).isGreaterThan(0.6);
        Path model = folder.resolve("out/model.safetensors");
        Outcome evaluated = with("evaluate", "--model", model.toString(), "--label", "sum");
        assertThat(evaluated.lastLine()).startsWith("R2 ");
        assertThat(Model.load(model).notes()).containsKey("test R2");
    }

    @Test
    void columnsOfTextsAndGapsAreTaken() throws IOException {
        StringBuilder text = new StringBuilder("id,colour,size,label\n");
        for (int i = 0; i < 120; i++)
            text.append("n")
                    .append(i)
                    .append(',')
                    .append(i % 3 == 0 ? "red" : i % 3 == 1 ? "blue" : "")
                    .append(',')
                    .append(i % 7 == 0 ? "NA" : i)
                    .append(',')
                    .append(i % 3 == 0 ? "yes" : "no")
                    .append('\n');
        csv = Files.writeString(folder.resolve("mixed.csv"), text);
        refused(1, "column id has 120 different texts in 120 rows; leave it out by --ignore", train("label"));

        Outcome trained = train("label", "--ignore", "id");

        assertThat(trained.err()).isEmpty();
        assertThat(figure(trained)).isGreaterThan(0.9);
        Path model = folder.resolve("out/model.safetensors");
        Outcome predicted = with("predict", "--model", model.toString());
        assertThat(predicted.err()).isEmpty();
        assertThat(predicted.out().lines()).hasSize(120).allMatch(line -> line.matches("(yes|no),[01]\\.\\d{4}"));
        Outcome evaluated = with("evaluate", "--model", model.toString(), "--label", "label");
        assertThat(figure(evaluated)).isGreaterThan(0.9);
        csv = Files.writeString(folder.resolve("new.csv"), "colour,size\ngreen,3\nred,NA\n");
        assertThat(with("predict", "--model", model.toString())
                        .out()
                        .lines()
                        .toList()
                        .get(1))
                .startsWith("yes,");
    }

    @Test
    void settingsOfOnesOwnAreTaken() {
        Outcome trained = train(
                "kind",
                "--network",
                "dense(8, activation=tanh)",
                "--optimizer",
                "momentum(0.05)",
                "--minutes",
                "1",
                "--test",
                "0.4");
        assertThat(trained.code()).isZero();
        assertThat(figure(trained)).isGreaterThan(0.8);
        assertThat(folder.resolve("out/report.html")).content().contains("--optimizer", "momentum", "--test 0.4");
    }

    private static void refused(int code, String message, Outcome outcome) {
        assertThat(outcome.err()).startsWith("error: ").contains(message).hasLineCount(1);
        assertThat(outcome.code()).isEqualTo(code);
    }

    @Test
    void whatIsWrongIsOneLine() throws IOException {
        refused(2, "Missing required option: '--label=COLUMN'", with("train"));
        refused(2, "unknown optimizer: adan", train("kind", "--optimizer", "adan"));
        refused(2, "dense has no unit; it has units", train("kind", "--network", "dense(unit=3)"));
        refused(2, "--test must be > 0 and < 1, not 2.0", train("kind", "--test", "2"));
        refused(2, "--members must be >= 1, not 0", with("train", "--label", "kind", "--members", "0"));
        refused(2, "--picture must be > 0, not -1.0", train("kind", "--picture", "-1"));
        refused(1, "table.csv: images of 3 pixels are not square", train("kind", "--ignore", "age", "--picture", "1"));
        refused(2, "--separator must be one character, or tab, not \"ab\"", train("kind", "--separator", "ab"));
        refused(2, "--batch must be >= 1, not 0", train("kind", "--batch", "0"));
        refused(2, "--minutes must be > 0, not -1.0", train("kind", "--minutes", "-1"));
        refused(2, "'--task': expected one of [AUTO, CLASSES, NUMBERS]", train("kind", "--task", "guess"));
        refused(1, "no column called \"colour\"; the columns are height, weight, age, kind, sum", train("colour"));
        refused(1, "column 4 (kind): \"a\" is not a number", train("kind", "--task", "numbers"));
        csv = Files.writeString(folder.resolve("same.csv"), "x,y\n1,a\n2,a\n3,a\n");
        refused(1, "the label has one value only, [a]", train("y"));
        csv = folder.resolve("missing.csv");
        refused(1, csv + ": no such file or folder", train("y"));
    }

    @Test
    void aDivergingTrainingIsOneLineToo() {
        refused(1, "training stopped at step ", train("kind", "--optimizer", "sgd(1e30)"));
    }

    @Test
    void aStrictSanityCheckFails() {
        Outcome loose = train("kind", "--optimizer", "sgd(1e-9)");
        assertThat(loose.code()).isZero();
        assertThat(loose.out()).contains("sanity check, overfitting a few samples: failed, accuracy is ");
        refused(1, "training would make no sense: the sanity check failed, see above", strict());
    }

    private Outcome strict() {
        return train("kind", "--optimizer", "sgd(1e-9)", "--strict");
    }

    @Test
    void tablesThatNothingCanBeLearnedFromAreRefused() throws IOException {
        String rows = "x,y,z\n" + "1,5,a\n2,5,b\n3,5,a\n4,5,b\n5,5,a\n".repeat(12);
        csv = Files.writeString(folder.resolve("typo.csv"), rows + "6,5,a\n7o,5,b\n");
        refused(
                1,
                "typo.csv, line 63, column 1 (x): \"7o\" is not a number, though most of the column's values are",
                train("z"));
        csv = Files.writeString(folder.resolve("few.csv"), "x,z\n1,a\n2,b\n");
        refused(1, "few.csv: has only 2 rows; there must be 5 at least", train("z"));
        csv = Files.writeString(folder.resolve("constant.csv"), rows.replaceAll("(?m)^\\d,", ","));
        refused(1, "constant.csv: no column has two different values", train("z"));
        refused(1, "constant.csv: no column has two different values", with("detect", "--ignore", "z"));
        StringBuilder names = new StringBuilder("x,z\n");
        for (int i = 0; i < 60; i++) names.append(i % 7).append(",n").append(i).append('\n');
        csv = Files.writeString(folder.resolve("names.csv"), names);
        refused(1, "names.csv: the label has 60 different texts in 60 rows", train("z"));
        csv = Files.writeString(folder.resolve("gap.csv"), rows + "6,5,\n");
        refused(
                1,
                "gap.csv, line 62, column 3 (z): the value is missing; fill it in, or say what to do with such rows",
                with("train", "--label", "z", "--missing", "refuse"));
        csv = Files.writeString(folder.resolve("empty.csv"), "");
        refused(1, "empty.csv: the file is empty", train("z"));
    }
}
