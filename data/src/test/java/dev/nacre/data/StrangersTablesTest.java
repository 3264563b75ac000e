package dev.nacre.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables as other programs write them: read right, or refused with what to say. */
class StrangersTablesTest {
    private static final Csv BY_NAME = labelled(new Column.Named("y"));
    private static final Csv BY_NUMBER = labelled(new Column.Last());

    private static Csv labelled(Column label) {
        return new Csv(new Target.Detect(label)).with(new Categories.Detect()).with(Missing.KEEP);
    }

    private static Dataset read(Csv csv, byte[] bytes) throws IOException {
        return csv.read(new ByteArrayInputStream(bytes), "t.csv");
    }

    private static Dataset read(Csv csv, String text) throws IOException {
        return read(csv, text.getBytes(UTF_8));
    }

    private static void refused(Csv csv, String text, String message) {
        assertThatThrownBy(() -> read(csv, text))
                .isInstanceOf(CsvException.class)
                .hasMessageContaining(message);
    }

    /** A header, and 40 rows. */
    private static String table(String header, IntFunction<String> row) {
        StringBuilder text = new StringBuilder(header.isEmpty() ? "" : header + "\n");
        for (int i = 0; i < 40; i++) text.append(row.apply(i)).append('\n');
        return text.toString();
    }

    private static Csv format(TableFormat format) {
        return new Csv(format, BY_NAME.target(), BY_NAME.categories(), BY_NAME.missing(), List.of(), BY_NAME.layout());
    }

    private static Csv lenient(char decimal) {
        return format(new TableFormat().separator(';').numerals(new Numerals(decimal, true)));
    }

    @Test
    void aHeaderOfNumbersIsOneIfItHoldsTheLabelsName() throws IOException {
        Dataset years = read(BY_NAME, table("2019,2020,2021,y", i -> i + "," + i % 3 + ",5," + (i < 20 ? "a" : "b")));
        assertThat(years.size()).isEqualTo(40);
        assertThat(years.features()).containsExactly("2019", "2020", "2021");
    }

    @Test
    void aFirstRowOfTextsInATableWithoutHeaderIsARow() throws IOException {
        Dataset votes =
                read(BY_NUMBER, table("", i -> (i % 2 == 0 ? "y" : "n") + ",?," + (i % 3 == 0 ? "dem" : "rep")));
        assertThat(votes.size()).isEqualTo(40);
        assertThat(votes.labels()).containsExactly("dem", "rep");
    }

    @Test
    void namesAboveTextsAreAHeader() throws IOException {
        Dataset votes =
                read(BY_NUMBER, table("water,party", i -> (i % 2 == 0 ? "y" : "n") + "," + (i % 3 == 0 ? "d" : "r")));
        assertThat(votes.size()).isEqualTo(40);
        assertThat(votes.features()).containsExactly("water");
    }

    @Test
    void aFirstLineThatCountsUpAboveNumbersIsRefusedUnlessSaid() throws IOException {
        String text = table("0,1,2", i -> i * 7 + "," + i % 3 + "," + i % 2);
        refused(
                BY_NUMBER,
                text,
                "t.csv: it can't be known whether its first line, 0, 1, 2, holds the names of the columns;"
                        + " say --header yes or --header no");
        Csv said = new Csv(
                new TableFormat().header(Header.PRESENT),
                BY_NUMBER.target(),
                BY_NUMBER.categories(),
                Missing.KEEP,
                List.of(),
                BY_NUMBER.layout());
        assertThat(read(said, text).size()).isEqualTo(40);
    }

    @Test
    void featuresAreFoundByNameOrByPlaceWhetherTheLabelIsThereOrNot() throws IOException {
        TableLayout layout = new TableLayout(List.of("id", "a", "b", "y"), 3, List.of(0));
        Csv csv = new Csv(new Target.None()).with(layout);
        for (String text : List.of(
                "id,a,b,y\n9,1,2,p\n", "a,b\n1,2\n", "b,y,a\n2,p,1\n", "y,b,a,id,x\np,2,1,9,0\n", "9,1,2,p\n", "1,2\n"))
            assertThat(read(csv, text).samples().x().data).as(text).containsExactly(1, 2);
        refused(
                csv,
                "1,2,3\n",
                "3 columns; the model was trained with 4: 2 features, and the label in column 4, and ignored");
        refused(
                csv,
                "a,c,y\n1,2,p\n",
                "there is no column \"b\", which the model was trained with; the columns are a, c, y");
    }

    @Test
    void equalNumbersAreOneClassHoweverTheyAreWritten() throws IOException {
        Dataset data = read(
                BY_NAME,
                table(
                        "x,y",
                        i -> i + ","
                                + List.of("1", "1.0", "0.0", "0", "1e0", "-0").get(i % 6)));
        assertThat(data.labels()).containsExactly("0", "1");
        Csv evaluation = new Csv(new Target.Classes(new Column.Named("y"), List.of("0", "1")));
        assertThat(read(evaluation, "x,y\n1,1.0\n2,0e5\n").classes()).containsExactly(1, 0);
    }

    @Test
    void classesBeyondTheDigitsOfAFloatStayApart() throws IOException {
        Dataset data = read(BY_NAME, table("x,y", i -> i + ",900000000" + (1 + i % 2)));
        assertThat(data.labels()).containsExactly("9000000001", "9000000002");
    }

    @Test
    void numbersThatAFloatCanNotTellApartAreRefused() {
        refused(BY_NAME, table("x,y", i -> i + "," + (1_700_000_000L + i)), "column 2 (y): 17000000");
        refused(
                BY_NAME,
                table("t,y", i -> 1_700_000_000L + i + "," + (i < 20 ? "a" : "b")),
                "are the same as 32-bit numbers");
    }

    @Test
    void wholeNumbersWithAPointAreClassesIfTheyAreFewAndNumbersWithFractionsAreNot() throws IOException {
        assertThat(read(BY_NAME, table("x,y", i -> i + "," + i % 3 + ".0")).labels())
                .containsExactly("0", "1", "2");
        assertThat(read(BY_NAME, table("x,y", i -> i + "," + i % 3 + ".5")).labels())
                .isEmpty();
        assertThat(read(BY_NAME, table("x,y", i -> i + "," + i)).labels()).isEmpty();
    }

    @Test
    void aTypingMistakeInANumericLabelIsRefusedWithItsLine() {
        refused(
                BY_NAME,
                table("x,y", i -> i + "," + (i == 20 ? "2O" : i)),
                "line 22, column 2 (y): \"2O\" is not a number, though most of the labels are; correct it,"
                        + " or say --task classes");
        refused(BY_NAME, table("x,y", i -> (i == 7 ? "1d" : i) + ",a"), "line 9, column 1 (x): \"1d\" is not a number");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3,14|--decimal comma|,",
                "1.234,5|--decimal comma --numbers lenient|,",
                "'1,234,567'|--numbers lenient|.",
                "12 %|--numbers lenient|.",
                "€ 5|--numbers lenient|.",
                "−5|--numbers lenient|.",
                "1 234|--numbers lenient|."
            })
    void notationsOfOtherCountriesAreNamedAndReadIfSaid(String text, String option, char decimal) throws IOException {
        String table = table("x;y", i -> (i == 9 ? text : Integer.toString(i)) + ";" + (i < 20 ? "a" : "b"));
        refused(
                format(new TableFormat().separator(';')),
                table,
                "\"" + text + "\" looks like a number; " + option + " reads");
        Dataset data = read(lenient(decimal), table);
        assertThat(data.categories()).isEmpty();
        assertThat(data.samples().x().get(0, 9)).isNotEqualTo(9);
    }

    @Test
    void lenientNumbersAreThoseThatTheirSignsSurround() {
        Numerals point = new Numerals('.', true);
        assertThat(point.parse("1,234.5")).isEqualTo(1234.5f);
        assertThat(point.parse("12 %")).isEqualTo(12);
        assertThat(point.parse("-€ 5")).isEqualTo(-5);
        assertThat(point.parse("1,2")).isNaN();
        assertThat(new Numerals(',', true).parse("1.234,5")).isEqualTo(1234.5f);
        assertThat(new Numerals(',', false).parse("0,5")).isEqualTo(0.5f);
        assertThat(new Numerals(',', false).parse("1.5")).isNaN();
    }

    @Test
    void wordsForMissingValuesAreCategoriesAmongTexts() throws IOException {
        Dataset data = read(
                BY_NAME,
                table(
                        "country,size,y",
                        i -> List.of("NA", "DE", "").get(i % 3) + ",NA," + (i % 3 == 0 ? "None" : "Some")));
        assertThat(data.labels()).containsExactly("None", "Some");
        assertThat(data.categories().get(0)).containsExactly("DE", "NA");
        assertThat(data.samples().x().get(0, 2)).isEqualTo(-1);
        assertThat(data.samples().x().get(1, 2)).isNaN();
    }

    private static byte[] cities(Charset charset) {
        return table("city,y", i -> (i % 2 == 0 ? "Köln" : "Käln") + "," + i % 2)
                .getBytes(charset);
    }

    @Test
    void anotherEncodingIsNamedAndReadIfSaid() throws IOException {
        assertThatThrownBy(() -> read(BY_NAME, cities(ISO_8859_1)))
                .hasMessage("t.csv, line 2: is not UTF-8, byte 0xF6 begins no character; say the encoding, such as"
                        + " --charset ISO-8859-1 or --charset windows-1252");
        Csv latin = format(new TableFormat().charset(ISO_8859_1));
        assertThat(read(latin, cities(ISO_8859_1)).categories().get(0)).containsExactly("Käln", "Köln");
        assertThat(read(BY_NAME, cities(UTF_16)).categories().get(0)).containsExactly("Käln", "Köln");
        assertThatThrownBy(() -> read(BY_NAME, cities(UTF_16LE)))
                .hasMessageContaining("looks like UTF-16 without a byte order mark; read it with --charset UTF-16LE");
        assertThat(read(format(new TableFormat().charset(UTF_16LE)), cities(UTF_16LE))
                        .size())
                .isEqualTo(40);
    }

    @Test
    void filesOfOtherKindsAreNamed() {
        refused(BY_NAME, "PK\3\4 and more", "t.csv: is a spreadsheet or a zip archive, not text; save it as CSV");
        refused(BY_NAME, "%PDF-1.4", "a PDF document");
        refused(BY_NAME, "number,y\n1,\0\n", "t.csv, line 2: holds a NUL character");
    }

    @Test
    void aQuoteThatIsNotClosedIsRefusedWithItsLine() {
        refused(
                BY_NAME,
                table("x,y", i -> i + (i == 30 ? ",\"a" : ",a")),
                "line 32: a quote that opens there is not closed");
        String long1 = "x,y\n1,\"a\n" + "2,b\n".repeat(5000);
        refused(BY_NAME, long1, "line 2: a quote that opens there is not closed");
    }

    @Test
    void anotherSeparatorIsNamed() {
        refused(BY_NAME, table("x;y", i -> i + ";" + i % 2), "; is the separator another one? Say --separator ';'");
        refused(BY_NAME, table("x\ty", i -> i + "\t" + i % 2), "Say --separator tab");
    }

    @Test
    void aFormatComesBackFromItsNotes() {
        TableFormat format = new TableFormat(';', Header.ABSENT, ISO_8859_1, new Numerals(',', true));
        assertThat(TableFormat.of(format.notes())).isEqualTo(format);
        assertThat(TableFormat.of(java.util.Map.of())).isEqualTo(new TableFormat());
    }
}
