package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldsTest {
    /** Sample i has the one feature i. */
    private static Dataset numbered(int size, int classes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] rows = new float[size][1];
        for (int i = 0; i < size; i++) rows[i][0] = i;
        return Dataset.of(
                rows,
                random.ints(size, 0, classes).toArray(),
                IntStream.range(0, classes).mapToObj(i -> "c" + i).toList());
    }

    private static List<Float> members(Dataset part) {
        List<Float> members = new ArrayList<>();
        for (float x : part.samples().x().data) members.add(x);
        return members;
    }

    @ParameterizedTest
    @CsvSource({"10, 2, 2", "103, 5, 3", "50, 50, 4", "7, 3, 7"})
    void everySampleIsJudgedOnceAndOtherwiseTrainedOn(int size, int k, int classes) {
        Dataset data = numbered(size, classes, k);

        List<Split> folds = data.folds(k, 9);

        assertThat(folds).hasSize(k);
        List<Float> judged = new ArrayList<>();
        for (Split fold : folds) {
            assertThat(fold.test().size()).isBetween(size / k, (size + k - 1) / k);
            assertThat(fold.training().size() + fold.test().size()).isEqualTo(size);
            assertThat(members(fold.training())).doesNotContainAnyElementsOf(members(fold.test()));
            judged.addAll(members(fold.test()));
            for (int c = 0; c < classes; c++) {
                int label = c;
                long all = IntStream.of(data.classes()).filter(i -> i == label).count();
                long here = IntStream.of(fold.test().classes())
                        .filter(i -> i == label)
                        .count();
                assertThat(here).isBetween(all / k, (all + k - 1) / k);
            }
        }
        assertThat(judged).containsExactlyInAnyOrderElementsOf(members(data));
    }

    @Test
    void everyTestSampleKeepsItsPositionInTheWhole() {
        Dataset data = numbered(23, 3, 1);

        for (Split fold : data.folds(4, 2))
            assertThat(members(data.select(fold.testRows()))).isEqualTo(members(fold.test()));
        Split split = data.split(0.7, 3);
        assertThat(members(data.select(split.testRows()))).isEqualTo(members(split.test()));
        assertThat(new Split(split.training(), split.test()).testRows()).isEmpty();
        assertThatThrownBy(() -> new Split(split.training(), split.test(), new int[2]))
                .hasMessage("7 test samples can't have 2 testRows; give one for each");
    }

    @Test
    void theSeedDecides() {
        Dataset data = numbered(100, 3, 1);

        assertThat(members(data.folds(5, 1).get(0).test()))
                .isEqualTo(members(data.folds(5, 1).get(0).test()))
                .isNotEqualTo(members(data.folds(5, 2).get(0).test()));
    }

    @Test
    void samplesWithoutClassesAreDealtToo() {
        List<Split> folds = Dataset.of(new float[][] {{1}, {2}, {3}, {4}, {5}}).folds(2, 1);

        assertThat(folds.get(0).test().size()).isEqualTo(3);
        assertThat(folds.get(1).test().size()).isEqualTo(2);
    }

    @Test
    void aNumberThatDoesNotDoIsRefused() {
        assertThatThrownBy(() -> numbered(5, 2, 1).folds(1, 1))
                .hasMessage("k must be >= 2 and <= 5, the number of samples, not 1");
        assertThatThrownBy(() -> numbered(5, 2, 1).folds(6, 1))
                .hasMessage("k must be >= 2 and <= 5, the number of samples, not 6");
    }
}
