package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {
    /** Sample i has the one feature i. */
    private static Dataset numbered(int... classes) {
        float[][] rows = new float[classes.length][1];
        for (int i = 0; i < rows.length; i++) rows[i][0] = i;
        int count = IntStream.of(classes).max().orElseThrow() + 1;
        return Dataset.of(
                rows, classes, IntStream.range(0, count).mapToObj(i -> "c" + i).toList());
    }

    private static List<Integer> members(Dataset part) {
        List<Integer> members = new ArrayList<>();
        for (float feature : part.samples().x().data) members.add((int) feature);
        return members;
    }

    private static long count(Dataset part, int label) {
        return IntStream.of(part.classes()).filter(c -> c == label).count();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, -7})
    void bothPartsTogetherAreTheWholeAndShareNothing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Dataset data = numbered(random.ints(203, 0, 7).toArray());

        Split split = data.split(0.8, seed);

        assertThat(split.training().size()).isEqualTo(162);
        assertThat(Stream.concat(members(split.training()).stream(), members(split.test()).stream())
                        .sorted())
                .isEqualTo(IntStream.range(0, 203).boxed().toList());
        for (int c = 0; c < 7; c++) {
            double exact = 0.8 * (count(split.training(), c) + count(split.test(), c));
            assertThat(Math.abs(count(split.training(), c) - exact)).isLessThan(1);
        }
    }

    @Test
    void everySampleKeepsItsClass() {
        Dataset data = numbered(0, 1, 2, 0, 1, 2, 0, 1, 2, 0);
        Split split = data.split(0.5, 4);

        for (Dataset part : List.of(split.training(), split.test()))
            for (int i = 0; i < part.size(); i++)
                assertThat(part.classOf(i)).isEqualTo(data.classOf(members(part).get(i)));
    }

    @Test
    void theSeedDecides() {
        Dataset data = numbered(new SplittableRandom(5).ints(100, 0, 3).toArray());

        assertThat(members(data.split(0.7, 11).training()))
                .isEqualTo(members(data.split(0.7, 11).training()));
        assertThat(members(data.split(0.7, 11).training()))
                .isNotEqualTo(members(data.split(0.7, 12).training()));
    }

    @Test
    void everySampleIsAboutEquallyOftenInTheFirstPart() {
        Dataset data = numbered(0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
        int[] times = new int[10];
        for (long seed = 0; seed < 1000; seed++)
            for (int member : members(data.split(0.6, seed).training())) times[member]++;

        // 600 expected, deviation 15.5
        for (int n : times) assertThat(n).isBetween(530, 670);
    }

    @Test
    void samplesWithoutClassesAreSplitToo() {
        Split split = Dataset.of(new float[][] {{1}, {2}, {3}, {4}, {5}}).split(0.4, 1);

        assertThat(split.training().size()).isEqualTo(2);
        assertThat(split.test().size()).isEqualTo(3);
    }

    @Test
    void anEmptyPartIsRefused() {
        assertThatThrownBy(() -> numbered(0, 1).split(0.1, 1))
                .hasMessage("2 samples can't be split at 0.1: one part would be empty");
        assertThatThrownBy(() -> numbered(0, 1).split(1, 1)).hasMessage("share must be > 0 and < 1, not 1.0");
        assertThatThrownBy(() -> numbered(0, 1).split(Double.NaN, 1)).hasMessage("share must be > 0 and < 1, not NaN");
    }
}
