package dev.nacre.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.autoencoders.anomaly.ScoreDrift;
import dev.nacre.autoencoders.anomaly.ThresholdRule;
import dev.nacre.data.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnusualRowsTest {
    @TempDir
    private static Path folder;

    private static final DetectionOptions CLEAN =
            new DetectionOptions().ids("id").clean().threshold(ThresholdRule.share(0.01));
    private static UnusualRows detector;

    @BeforeAll
    static void learn() throws IOException {
        detector = UnusualRows.learn(Planted.write(folder.resolve("normal.csv"), Planted.normal(600, 1)), CLEAN);
    }

    private static ScoredRow only(String row) throws IOException {
        List<ScoredRow> rows = new ArrayList<>();
        detector.score(Planted.write(folder.resolve("one.csv"), row), List.of(Column.parse("id")), rows::add);
        return rows.get(0);
    }

    static Stream<Arguments> planted() {
        return Stream.of(
                Arguments.of(Planted.OUTSIDE, "size", "400.0"),
                Arguments.of(Planted.BETWEEN_THE_CLUSTERS, "", ""), // any of three columns may be the wrong one
                Arguments.of(Planted.BROKEN_DEPENDENCY, "price", "70.0"),
                Arguments.of(Planted.RARE_CATEGORY, "way", "missing or new"),
                Arguments.of(Planted.GAP, "price", "missing"));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void aPlantedRowIsUnusualAndTheReasonNamesItsColumn(String row, String column, String found) throws IOException {
        ScoredRow planted = only(row);
        assertThat(planted.unusual()).as("%s", planted).isTrue();
        assertThat(planted.pValue()).isLessThan(0.01);
        assertThat(planted.ids()).containsExactly(row.substring(0, row.indexOf(',')));
        assertThat(planted.reasons().stream().mapToDouble(Reason::share).sum()).isCloseTo(1, within(1e-6));
        if (column.isEmpty()) return;
        assertThat(planted.reasons().get(0).column()).as("%s", planted).isEqualTo(column);
        assertThat(planted.reasons().get(0).found()).isEqualTo(found);
    }

    @Test
    void expectedValuesAreInTheColumnsUnits() throws IOException {
        Map<String, Reason> reasons = new HashMap<>();
        for (Reason reason : only(Planted.RARE_CATEGORY).reasons()) reasons.put(reason.column(), reason);
        assertThat(reasons).hasSize(6);
        assertThat(reasons.get("way").expected()).isEqualTo("ship");
        assertThat(reasons.get("size").foundNumber()).isEqualTo(40);
        assertThat(reasons.get("size").expectedNumber()).isBetween(35.0, 45.0);
        assertThat(reasons.get("insurance").expectedNumber()).isBetween(4.0, 6.0);
        Reason price = only(Planted.GAP).reasons().get(0);
        assertThat(price.foundNumber()).isNaN();
        assertThat(price.expectedNumber()).isBetween(70.0, 100.0);
    }

    @Test
    void pValuesOfFreshNormalRowsAreUniform() throws IOException {
        List<ScoredRow> fresh = detector.score(Planted.write(folder.resolve("fresh.csv"), Planted.normal(2000, 2)));
        double[] p = fresh.stream().mapToDouble(ScoredRow::pValue).sorted().toArray();
        double largest = 0; // the statistic of Kolmogorov and Smirnov
        for (int i = 0; i < p.length; i++) largest = Math.max(largest, Math.abs(p[i] - (i + 0.5) / p.length));
        assertThat(largest).isLessThan(0.08); // 600 and 2000 rows of one distribution: 0.075 in one case of 100
        long alarms = fresh.stream().filter(ScoredRow::unusual).count();
        assertThat(alarms).isBetween(5L, 50L);
    }

    @Test
    void theSameSeedGivesTheSameScoresAndAnotherSeedOthers() throws IOException {
        Path table = folder.resolve("normal.csv");
        Planted.write(table, Planted.normal(600, 1));
        double[] scores = scores(detector, table);
        assertThat(scores(UnusualRows.learn(table, CLEAN), table)).containsExactly(scores);
        UnusualRows other = UnusualRows.learn(table, CLEAN.table(new TableOptions().seed(2)));
        assertThat(scores(other, table)[0]).isNotEqualTo(scores[0]);
    }

    private static double[] scores(UnusualRows rows, Path table) throws IOException {
        return rows.score(table).stream().mapToDouble(ScoredRow::score).toArray();
    }

    @Test
    void filesRecordsAndRowsAreScoredAlikeAlsoFromAFile() throws IOException {
        detector.save(folder.resolve("detector.safetensors"));
        UnusualRows loaded = UnusualRows.load(folder.resolve("detector.safetensors"));
        ScoredRow file = only(Planted.BROKEN_DEPENDENCY);
        Map<String, Object> record = Map.of(
                "size", 40, "weight", "45", "price", 70, "insurance", 5, "way", "ship", "colour", "red", "id", "x");
        ScoredRow one = loaded.score(record);
        assertThat(one.score()).isCloseTo(file.score(), within(1e-4));
        assertThat(one.reasons().get(0).column()).isEqualTo("price");
        int ship = loaded.features().categories().get(4).indexOf("ship");
        int red = loaded.features().categories().get(5).indexOf("red");
        float[][] rows = {{40, 45, 70, 5, ship, red}, {40, 40, 82, Float.NaN, ship, red}};
        List<ScoredRow> both = loaded.score(rows);
        assertThat(both.get(0).score()).isCloseTo(file.score(), within(1e-4));
        assertThat(both.get(1).unusual()).isFalse();
        assertThat(both.get(1).reasons()).hasSize(6);
        assertThat(loaded.score(List.of(record, record))).hasSize(2);
        assertThat(loaded.explain(folder.resolve("normal.csv")).get(0).reasons())
                .hasSize(6);
    }

    @Test
    void theThresholdChangesWithoutLearning() throws IOException {
        UnusualRows many = detector.withThreshold(ThresholdRule.share(0.3));
        assertThat(many.threshold().value()).isLessThan(detector.threshold().value());
        many.save(folder.resolve("many.safetensors"));
        assertThat(UnusualRows.load(folder.resolve("many.safetensors")).threshold())
                .isEqualTo(many.threshold());
        long found = many.score(folder.resolve("normal.csv")).stream()
                .filter(ScoredRow::unusual)
                .count();
        assertThat(found).isBetween(120L, 240L);
    }

    @Test
    void driftOfAStreamIsNoticedAndNormalRowsAreNone() throws IOException {
        ScoreDrift drift = detector.drift(1);
        Path stream = Planted.write(folder.resolve("stream.csv"), Planted.normal(1000, 3));
        detector.score(stream, List.of(), row -> !drift.add(row.score()));
        assertThat(drift.seen()).isEqualTo(1000);
        assertThat(drift.noticed()).isFalse();
        String dearer = Planted.normal(1000, 4).replace(".", "1.");
        Path later = Planted.write(folder.resolve("later.csv"), dearer);
        detector.score(later, List.of(), row -> !drift.add(row.score()));
        assertThat(drift.noticed()).isTrue();
        assertThat(drift.seen()).isLessThan(1500);
    }

    @Test
    void rowsInTheTrainingTableAreFoundTooAndTheirNumberByItself() throws IOException {
        StringBuilder contaminated = new StringBuilder(Planted.normal(600, 5));
        for (int i = 0; i < 20; i++)
            contaminated.append("b%d,%d,%d,%d,%d,ship,red%n"
                    .formatted(i, 30 + 7 * i % 25, 55 - 11 * i % 29, 13 * i % 60, 3 + i % 5));
        Path table = Planted.write(folder.resolve("contaminated.csv"), contaminated.toString());
        UnusualRows learned =
                UnusualRows.learn(table, new DetectionOptions().ids("id").threshold(ThresholdRule.auto()));
        List<ScoredRow> rows = new ArrayList<>();
        learned.score(table, List.of(Column.parse("id")), rows::add);
        List<ScoredRow> found = rows.stream().filter(ScoredRow::unusual).toList();
        long planted =
                found.stream().filter(row -> row.ids().get(0).startsWith("b")).count();
        assertThat(planted).isEqualTo(20);
        assertThat(found.size()).isLessThan(45);
        assertThat(learned.threshold().how()).startsWith("auto: ");
    }
}
