package dev.nacre.tables.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.data.Dataset;
import dev.nacre.metrics.Accuracy;
import dev.nacre.metrics.F1;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsAndClassesTest {
    @Test
    void theRowsWithTheLeastProbableTruthComeFirst() {
        List<WorstRow> worst = WorstRow.ofClasses(Tables.two(0.9, 0.2, 0.5, 0), Tables.oneHot(2, 1, 1, 0, 1), 3);

        assertThat(worst).extracting(WorstRow::row).containsExactly(3, 1, 2);
        assertThat(worst.get(1).loss()).isCloseTo(-Math.log(0.2), within(1e-6));
        assertThat(worst.get(0).loss()).isFinite();
    }

    @Test
    void theFarthestNumbersComeFirstAndEqualOnesInOrder() {
        List<WorstRow> worst = WorstRow.ofNumbers(Tables.row(1, 2, 3, 4), Tables.row(2, 9, 2, 4), 9);

        assertThat(worst)
                .containsExactly(new WorstRow(1, 7), new WorstRow(0, 1), new WorstRow(2, 1), new WorstRow(3, 0));
    }

    @Test
    void rareClassesAndAMajorityAreWarnedOf() {
        ClassBalance balance = new ClassBalance(List.of("no", "yes"), List.of(950, 50));

        assertThat(balance.warnings(new F1())).isEmpty();
        assertThat(balance.warnings(new Accuracy()))
                .containsExactly("class no has 95.0 % of the rows: predicting it always gives that accuracy; judge by "
                        + "--metric f1 or rocAuc");
        assertThat(new ClassBalance(List.of("a", "b", "c"), List.of(970, 21, 9)).warnings(new F1()))
                .containsExactly(
                        "class b has 21 of 1000 rows (2.1 %): too few to be learned well; get more of them, or let "
                                + "all classes count alike (--balanced)",
                        "class c has 9 of 1000 rows (0.9 %): too few to be learned well; get more of them, or let "
                                + "all classes count alike (--balanced)");
    }

    @Test
    void manyClassesOfEqualSizeAreNotRare() {
        List<String> letters = "abcdefghijklmnopqrstuvwxyz"
                .chars()
                .mapToObj(Character::toString)
                .toList();
        List<Integer> counts = letters.stream().map(letter -> 700).toList();

        assertThat(new ClassBalance(letters, counts).warnings(new Accuracy())).isEmpty();
    }

    @Test
    void weightsGiveAllClassesTheSameTotal() {
        Dataset data = Dataset.of(new float[5][1], new int[] {0, 0, 2, 0, 0}, List.of("a", "never", "c"));
        ClassBalance balance = ClassBalance.of(data);

        assertThat(balance.counts()).containsExactly(4, 0, 1);
        assertThat(balance.weights(data.classes())).containsExactly(0.625f, 0.625f, 2.5f, 0.625f, 0.625f);
        assertThat(data.samples()
                        .weighted(balance.weights(data.classes()))
                        .weights()
                        .mean())
                .isEqualTo(1);
    }

    @Test
    void aTableOfOneClassIsCountedToo() {
        Dataset data = Dataset.of(new float[12][1], new int[12], List.of("only"));

        assertThat(ClassBalance.of(data).counts()).containsExactly(12);
        assertThat(ClassBalance.of(data).weights(0)).containsExactly(1);
        assertThatThrownBy(() -> new ClassBalance(List.of("a"), List.of())).hasMessageContaining("one count for each");
    }
}
