package dev.nacre.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Network;
import dev.nacre.data.Numerals;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What values of records and lists mean. */
class TableFeaturesTest {
    private static final TableFeatures FEATURES = features(true);

    private static TableFeatures features(boolean missing) {
        return features(Numerals.PLAIN, missing);
    }

    private static TableFeatures features(Numerals numerals, boolean missing) {
        return new TableFeatures(
                3,
                List.of("size", "colour", "grade"),
                Set.of("price", "id"),
                List.of(List.of(), List.of("None", "red"), List.of("1", "2")),
                numerals,
                missing);
    }

    private static float[] row(Object size, Object colour, Object grade) {
        return FEATURES.row(Arrays.asList(size, colour, grade));
    }

    @Test
    void aNumberMayBeATextAsInATable() {
        assertThat(row("1.5", "red", "2")).containsExactly(1.5f, 1, 1);
        assertThat(row(" -2e1 ", "red", "2")).containsExactly(-20, 1, 1);
        assertThat(row(new BigDecimal("0.1"), "red", "2")).containsExactly(0.1f, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1d", "1f", "0x1", "Infinity", "1_000", "2O", "true"})
    void whatIsNoNumberInATableIsNoneHere(String text) {
        assertThatThrownBy(() -> row(text, "red", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("feature size: \"" + text + "\" is not a number; give one");
    }

    @Test
    void aCategoryIsGivenByItsNameEvenIfThatIsANumber() {
        for (Object one : new Object[] {"1", " 1 ", 1, 1L, 1.0, 1f, new BigDecimal("1.00")})
            assertThat(row(0, "None", one)).containsExactly(0, 0, 0);
        assertThat(row(0, "None", 2)).containsExactly(0, 0, 1);
    }

    /** Codes such as 1e99999999999 look like numbers whose exponent is beyond 32 bits. */
    @Test
    void aCodeIsACategoryThoughItLooksLikeAVastNumber() {
        List<List<String>> codes = List.of(List.of("7", "1e99999999999"));
        TableFeatures features = new TableFeatures(1, List.of("code"), Set.of(), codes, Numerals.PLAIN, false);
        assertThat(features.row(List.of("1e99999999999"))).containsExactly(1);
        assertThat(features.row(List.of(7.0))).containsExactly(0);
        assertThat(features.row(List.of(new BigDecimal("1e2147483647")))).containsExactly(-1);
    }

    @Test
    void textsAreNumbersAsInTheTrainingTable() {
        TableFeatures european = features(new Numerals(',', true), true);
        assertThat(european.row(List.of("1.234,5", "red", 1))).containsExactly(1234.5f, 1, 0);
        assertThatThrownBy(() -> row("3,14", "red", 1)).hasMessageContaining("\"3,14\" is not a number");
    }

    @Test
    void whatIsMissingIsAGap() {
        assertThat(row(null, null, null)).containsExactly(Float.NaN, -1, -1);
        assertThat(row("NA", "", "?")).containsExactly(Float.NaN, -1, -1);
        assertThat(row(Double.NaN, "red", Float.NaN)).containsExactly(Float.NaN, 1, -1);
        assertThat(FEATURES.unknown(Arrays.asList(null, "", "?"))).isEmpty();
    }

    @Test
    void aMissingNumberIsRefusedByAModelThatCannotFillIt() {
        assertThat(features(false).row(Arrays.asList(1, null, "2"))).containsExactly(1, -1, 1);
        assertThatThrownBy(() -> features(false).row(Arrays.asList(null, "red", "2")))
                .hasMessage("feature size: the value is missing, which this model does not take; give a number");
    }

    @Test
    void anUnknownCategoryCountsAsNoneAndIsNamed() {
        List<Object> values = List.of(1, "purple", 0);
        assertThat(FEATURES.row(values)).containsExactly(1, -1, -1);
        assertThat(FEATURES.unknown(values)).containsExactly("colour", "grade");
    }

    @Test
    void theLabelAndIgnoredColumnsMayBeInARecord() {
        Map<String, Object> record = new HashMap<>(Map.of("grade", 1, "size", 2, "price", 3, "id", "n5"));
        assertThat(FEATURES.ordered(record)).containsExactly(2, null, 1);
        record.put("colours", "red");
        assertThatThrownBy(() -> FEATURES.ordered(record))
                .hasMessage("there is no feature \"colours\"; the features are size, colour, grade");
    }

    @Test
    void whatIsTooLargeNamesTheRowCountedFromZero() {
        Network network = new Network("dense(1)", 2, 1);
        network.parameters().get(0).value().fill(3);
        TableModel model = new TableModel(new Model(network, new Mse(), List.of("a", "b"), List.of(), Map.of()));

        assertThatThrownBy(() -> model.predict(List.of(Map.of("a", 1, "b", 2), Map.of("a", "1e39", "b", 2))))
                .hasMessage("row 1, feature a: 1e39 is too large for a 32-bit number");
        assertThatThrownBy(() -> model.predict(List.of(Map.of("a", 1, "b", 2), Map.of("a", 1, "b", 3e38))))
                .hasMessage("row 1, feature 1 (b): 3.0E38 is beyond what the network can compute, it gives Infinity;"
                        + " correct it or leave the row out");
    }

    @Test
    void aRecordCanNotNameOneOfSeveralFeaturesOfTheSameName() {
        TableFeatures twice = new TableFeatures(2, List.of("a", "a"), Set.of(), List.of(), Numerals.PLAIN, true);
        assertThatThrownBy(() -> twice.ordered(java.util.Map.of("a", 1)))
                .hasMessageContaining("several of this model's features have the same name; give each row as a list");
    }
}
