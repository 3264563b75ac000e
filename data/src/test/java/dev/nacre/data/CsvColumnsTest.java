package dev.nacre.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.LayerSpec;
import dev.nacre.plugin.Plugins;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Categories, missing values, columns left out. */
class CsvColumnsTest {
    private static final String TABLE = "id,size,colour,class\n7,1.5,red,a\n8,?,blue,b\n9,2.5,,a\n10,3,red,b\n";
    private static final Csv CSV =
            new Csv(new Target.Classes(new Column.Named("class"), List.of())).without(new Column.Named("id"));

    private static Dataset read(Csv csv, String text) throws IOException {
        return csv.read(new ByteArrayInputStream(text.getBytes(UTF_8)), "t.csv");
    }

    @Test
    void missingValuesAreKeptAsNanAndAsNoCategory() throws IOException {
        Dataset data = read(CSV.with(new Categories.Detect()).with(Missing.KEEP), TABLE);

        assertThat(data.features()).containsExactly("size", "colour");
        assertThat(data.categories()).containsExactly(List.of(), List.of("blue", "red"));
        assertThat(data.samples().missing()).isTrue();
        assertThat(data.samples().x().data).containsExactly(1.5f, 1, Float.NaN, 0, 2.5f, -1, 3, 1);
        assertThat(data.classes()).containsExactly(0, 1, 0, 1);
    }

    @Test
    void rowsWithMissingValuesAreDroppedWithTheirCategoriesAndClasses() throws IOException {
        Dataset data = read(CSV.with(new Categories.Detect()).with(Missing.DROP), TABLE + "11,4,green,\n");

        assertThat(data.samples().x().data).containsExactly(1.5f, 0, 3, 0);
        assertThat(data.categories()).containsExactly(List.of(), List.of("red"));
        assertThat(data.labels()).containsExactly("a", "b");
        assertThat(data.samples().missing()).isFalse();
    }

    @Test
    void missingValuesAreRefusedUnlessSaidOtherwise() {
        assertThatThrownBy(() -> read(CSV.with(new Categories.Detect()), TABLE))
                .hasMessageStartingWith("t.csv, line 3, column 2 (size): \"?\": the value is missing");
        assertThatThrownBy(() -> read(CSV.with(Missing.KEEP), "id,size,class\n1,2,a\n1,2,?\n"))
                .hasMessageStartingWith("t.csv, line 3, column 3 (class): \"?\": the value is missing");
    }

    @Test
    void aTargetThatRowsMayLackIsNotANumberThere() throws IOException {
        Csv csv = new Csv(new Target.Partly(new Target.Detect(new Column.Named("class"))));
        Dataset classes = read(csv.with(Missing.FILL), "size,class\n1,b\n2,\n3,a\n4,?\n");
        Dataset numbers = read(csv.with(Missing.FILL), "size,class\n1,0.5\n2,NA\n3,2.5\n");

        assertThat(classes.labels()).containsExactly("a", "b");
        assertThat(classes.samples().t().data).containsExactly(0, 1, Float.NaN, Float.NaN, 1, 0, Float.NaN, Float.NaN);
        assertThat(classes.partlyLabelled()).isTrue();
        assertThat(numbers.samples().t().data).containsExactly(0.5f, Float.NaN, 2.5f);
        assertThat(read(csv.with(Missing.DROP), "size,class\n1,b\n2,\n3,a\n").size())
                .isEqualTo(2);
    }

    @Test
    void aColumnOfNumbersIsOneOfCategoriesIfSaid() throws IOException {
        Csv csv = CSV.with(new Categories.Of(List.of(new Column.Named("rooms"))));
        Dataset data = read(csv, "id,rooms,class\n1,10,a\n2,9,b\n3,10,a\n");

        assertThat(data.categories()).containsExactly(List.of("9", "10"));
        assertThat(data.samples().x().data).containsExactly(1, 0, 1);
        assertThatThrownBy(() -> read(csv.without(new Column.Named("rooms")), "id,rooms,class\n1,10,a\n"))
                .hasMessage("t.csv: column 2 is the target or ignored, so it can't hold categories");
    }

    @Test
    void rowsToPredictKnowTheModelsCategoriesAndOthersAreNone() throws IOException {
        Dataset training = read(CSV.with(new Categories.Detect()).with(Missing.KEEP), TABLE);
        LayerSpec saved = Plugins.parse(
                LayerSpec.class,
                Plugins.format(new dev.nacre.layers.Sequential(new FillMissing(), OneHot.of(training))));
        Csv csv = new Csv(new Target.None()).with(Categories.of(saved, 2));

        Dataset rows = read(csv, "size,colour\n1,red\n2,pink\n3,blue\n");

        assertThat(rows.samples().x().data).containsExactly(1, 1, 2, -1, 3, 0);
        assertThat(Categories.of(new Standardize(), 2)).isEqualTo(new Categories.None());
        assertThatThrownBy(() -> read(csv, "size,colour,x\n1,red,1\n"))
                .hasMessage("t.csv: 3 features, but the known categories are those of 2");
    }

    @Test
    void aColumnOfTooManyTextsIsNoneOfCategories() {
        StringBuilder text = new StringBuilder("name,class\n");
        for (int i = 0; i < 1500; i++) text.append("n").append(i).append(",a\n");
        Csv csv = new Csv(new Target.Classes(new Column.Last(), List.of())).with(new Categories.Detect());

        assertThatThrownBy(() -> read(csv, text.toString()))
                .hasMessage("t.csv, line 1002, column 1 (name): more than 1000 different texts, such as \"n1000\","
                        + " are too many categories; leave the column out by --ignore, or turn it into numbers");
    }

    @Test
    void aTextThatTurnsUpLateMakesAColumnOneOfCategoriesToo() throws IOException {
        StringBuilder text = new StringBuilder("a,class\n");
        for (int i = 0; i < 500; i++) text.append(i % 9).append(",a\n");
        Csv csv = new Csv(new Target.Classes(new Column.Last(), List.of())).with(new Categories.Detect());

        Dataset data = read(csv, text + "many,a\n");

        assertThat(data.categories().get(0)).hasSize(10).endsWith("8", "many");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "+1",
                "1.",
                ".5",
                "-.25",
                "3.14159",
                "16777216",
                "16777217",
                "123456789",
                "0.1",
                "-0.001",
                "1e10",
                "2.5E-7",
                "1e-50",
                "0.00000000001",
                "999999.9",
                "8388608.5",
                "00012.50",
                "3.4028235e38"
            })
    void numbersAreThoseThatJavaReads(String text) {
        assertThat(Float.floatToIntBits(Numbers.parse(text))).isEqualTo(Float.floatToIntBits(Float.parseFloat(text)));
    }

    @Test
    void manyNumbersAreThoseThatJavaReads() {
        var random = new java.util.SplittableRandom(1);
        for (int i = 0; i < 200_000; i++) {
            String text = random.nextInt(-2_000_000, 2_000_000) + "." + random.nextInt(1 << random.nextInt(1, 20));
            assertThat(Numbers.parse(text)).isEqualTo(Float.parseFloat(text));
        }
    }
}
