package dev.nacre.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static final Target CLASSES = new Target.Classes(new Column.Last(), List.of());

    private static Dataset read(Target target, String text) throws IOException {
        return read(new Csv(target), text);
    }

    private static Dataset read(Csv csv, String text) throws IOException {
        return csv.read(new ByteArrayInputStream(text.getBytes(UTF_8)), "t.csv");
    }

    @Test
    void rowsBecomeColumnsAndClassesOneHot() throws IOException {
        Dataset data = read(CLASSES, "1,2,b\n3,4.5,a\n-5e-1,.25,b\n");

        assertThat(data.samples().x().rows).isEqualTo(2);
        assertThat(data.samples().x().data).containsExactly(1, 2, 3, 4.5f, -0.5f, 0.25f);
        assertThat(data.labels()).containsExactly("a", "b");
        assertThat(data.samples().t().data).containsExactly(0, 1, 1, 0, 0, 1);
        assertThat(data.features()).isEmpty();
    }

    @Test
    void aFirstLineWithoutAnyNumberNamesTheColumns() throws IOException {
        Dataset data = read(new Target.Number(new Column.Named("price")), "size,price,age\n1,2,3\n4,5,6\n");

        assertThat(data.features()).containsExactly("size", "age");
        assertThat(data.samples().x().data).containsExactly(1, 3, 4, 6);
        assertThat(data.samples().t().data).containsExactly(2, 5);
        assertThat(data.labels()).isEmpty();
    }

    @Test
    void aHeaderOfNumbersIsTakenAsOneIfSaid() throws IOException {
        Dataset data = read(new Csv(';', Header.PRESENT, new Target.None()), "1;2\n3;4\n");

        assertThat(data.features()).containsExactly("1", "2");
        assertThat(data.samples().x().data).containsExactly(3, 4);
        assertThat(data.samples().t()).isNull();
    }

    @Test
    void labelsThatAreNumbersAreOrderedAsNumbers() throws IOException {
        assertThat(read(CLASSES, "0,10\n0,9\n0,2\n0,10\n").labels()).containsExactly("2", "9", "10");
    }

    @Test
    void givenLabelsKeepTheirOrderThoughSomeDoNotTurnUp() throws IOException {
        Dataset data = read(new Target.Classes(new Column.Numbered(1), List.of("z", "y", "x")), "x,1\nz,2\n");

        assertThat(data.labels()).containsExactly("z", "y", "x");
        assertThat(data.classes()).containsExactly(2, 0);
    }

    @Test
    void anIgnoredColumnMayHoldAnything() throws IOException {
        assertThat(read(new Target.Ignored(new Column.Last()), "1,x\n2,\n")
                        .samples()
                        .x()
                        .data)
                .containsExactly(1, 2);
    }

    @Test
    void quotesSpacesEmptyLinesWindowsLineEndsAndAByteOrderMarkAreUnderstood() throws IOException {
        Dataset data = read(CLASSES, "\uFEFFa,b,c\r\n 1 ,\"2\",\"x, y\"\r\n\r\n3, \"4\" ,x\r\n");

        assertThat(data.features()).containsExactly("a", "b");
        assertThat(data.samples().x().data).containsExactly(1, 2, 3, 4);
        assertThat(data.labels()).containsExactly("x", "x, y");
    }

    @Test
    void moreRowsThanTheFirstArrayHoldsAreKept() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1000; i++)
            text.append(i).append(",1,").append(i % 3).append('\n');

        Dataset data = read(CLASSES, text.toString());

        assertThat(data.size()).isEqualTo(1000);
        assertThat(data.samples().x().data).hasSize(2000);
        for (int i = 0; i < 1000; i++) {
            assertThat(data.samples().x().data[2 * i]).isEqualTo(i);
            assertThat(data.classOf(i)).isEqualTo(i % 3);
        }
    }

    @Test
    void aFileInGzIsUnpacked(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("t.csv.gz");
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write("1,a\n2,b\n".getBytes(UTF_8));
        }
        Files.write(file, bytes.toByteArray());

        assertThat(new Csv(CLASSES).read(file).samples().x().data).containsExactly(1, 2);
    }

    @Test
    void aFileInGzThatIsNotGzippedIsReadAsItIs(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv.gz"), "1,a\n2,b\n");
        assertThat(new Csv(CLASSES).read(file).samples().x().data).containsExactly(1, 2);
    }

    @Test
    void aGzippedFileThatWasCutOffIsRefused(@TempDir Path folder) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write("1,a\n2,b\n".getBytes(UTF_8));
        }
        Path file = folder.resolve("t.csv.gz");
        Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() - 10));

        assertThatThrownBy(() -> new Csv(CLASSES).read(file))
                .isInstanceOf(CsvException.class)
                .hasMessageStartingWith(file + ": ");
    }

    @Test
    void aMissingFileIsAnOrdinaryError(@TempDir Path folder) {
        assertThatThrownBy(() -> new Csv(CLASSES).read(folder.resolve("no.csv")))
                .isInstanceOf(NoSuchFileException.class);
    }

    private static void refused(Target target, String text, String message) {
        assertThatThrownBy(() -> read(target, text))
                .isInstanceOf(CsvException.class)
                .hasMessage(message);
    }

    @Test
    void textWhereANumberShouldBeIsRefusedWithItsPlace() {
        refused(
                CLASSES,
                "1,2,a\n3,four,b\n",
                "t.csv, line 2, column 2: \"four\" is not a number; correct it,"
                        + " or read the column as categories (Categories)");
        refused(
                CLASSES,
                "u,v,w\n1,2,a\n\n3,4x,b\n",
                "t.csv, line 4, column 2 (v): \"4x\" is not a number; correct it,"
                        + " or read the column as categories (Categories)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1f", "2d", "0x1p3", "1e", ".", "--1", "1_000", "١"})
    void whatOnlyJavaOrOnlySomeCountriesTakeForANumberIsRefused(String text) {
        refused(
                CLASSES,
                "1,2,a\n3,\"" + text + "\",b\n",
                "t.csv, line 2, column 2: \"" + text
                        + "\" is not a number; correct it,"
                        + " or read the column as categories (Categories)");
    }

    @Test
    void anEmptyCellIsRefused() {
        refused(
                CLASSES,
                "1,2,a\n3,,b\n",
                "t.csv, line 2, column 2: the value is missing; fill it in, or say what to do with such rows:"
                        + " --missing drop, or --missing fill for features");
        refused(
                CLASSES,
                "1,2,a\n3,4,\n",
                "t.csv, line 2, column 3: the value is missing; fill it in, or say what to do with such rows:"
                        + " --missing drop, or --missing fill for features");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "nan", "NA", "n/a", "null", "None", "?"})
    void aMarkForAMissingValueIsRefused(String mark) {
        refused(
                CLASSES,
                "1,2,a\n3," + mark + ",b\n",
                "t.csv, line 2, column 2: \"" + mark
                        + "\": the value is missing; fill it in, or say what to do with such rows:"
                        + " --missing drop, or --missing fill for features");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "Infinity", "-Infinity"})
    void infinityIsRefused(String text) {
        refused(
                CLASSES,
                "1,2,a\n3," + text + ",b\n",
                "t.csv, line 2, column 2: \"" + text
                        + "\" is not a number; correct it,"
                        + " or read the column as categories (Categories)");
    }

    @Test
    void aNumberBeyondFloatIsRefused() {
        refused(
                CLASSES,
                "1,2,a\n3,1e39,b\n",
                "t.csv, line 2, column 2: 1e39 is too large for a 32-bit number; scale the column down");
    }

    @Test
    void aRowWithMoreOrFewerColumnsIsRefused() {
        refused(CLASSES, "1,2,a\n3,b\n", "t.csv, line 2: 2 columns instead of 3, as in line 1");
        refused(CLASSES, "\n1,2,a\n3,4,5,b\n", "t.csv, line 3: 4 columns instead of 3, as in line 2");
    }

    @Test
    void aLabelOutOfRangeIsRefusedWithTheChoices() {
        refused(
                new Target.Classes(new Column.Last(), List.of("0", "1", "2")),
                "1,0\n2,3\n",
                "t.csv, line 2, column 2: \"3\" is not one of the classes 0, 1, 2; correct it,"
                        + " or learn with this class, too");
    }

    @Test
    void anEmptyFileIsRefused() {
        refused(CLASSES, "", "t.csv: the file is empty");
        refused(CLASSES, "\n\n", "t.csv: the file is empty");
    }

    @Test
    void aHeaderWithoutRowsIsRefused() {
        refused(CLASSES, "a,b,c\n", "t.csv: there is no row below the header");
    }

    @Test
    void aTableOfOneColumnHasNoFeature() {
        refused(
                CLASSES,
                "1;2;a\n3;4;b\n",
                "t.csv: the only column is the target, so there is no feature; is the separator another one?"
                        + " Say --separator ';'");
    }

    @Test
    void aColumnThatIsNotThereIsRefusedWithTheChoices() {
        refused(
                new Target.Number(new Column.Named("prize")),
                "size,price\n1,2\n",
                "t.csv: no column called \"prize\"; the columns are size, price");
        refused(
                new Target.Number(new Column.Named("a")),
                "a,b,a\n1,2,3\n",
                "t.csv: 2 columns called \"a\"; the columns are a, b, a");
        refused(new Target.Number(new Column.Numbered(3)), "1,2\n", "t.csv: there is no column 3, only 2");
        refused(
                new Target.Number(new Column.Named("price")),
                "1,2\n",
                "t.csv: no header, so no column is called \"price\"; give its number, counted from 1");
    }

    @Test
    void aColumnIsReadFromText() {
        assertThat(Column.parse("last")).isEqualTo(new Column.Last());
        assertThat(Column.parse("12")).isEqualTo(new Column.Numbered(12));
        assertThat(Column.parse("price")).isEqualTo(new Column.Named("price"));
        assertThatThrownBy(() -> Column.parse("0")).hasMessage("columns are counted from 1, there is no 0");
    }
}
