package dev.nacre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private final Samples samples = numbered(10);

    private static Samples numbered(int size) {
        FloatMatrix x = new FloatMatrix(2, size);
        FloatMatrix t = new FloatMatrix(1, size);
        for (int s = 0; s < size; s++) {
            x.data[2 * s] = s;
            x.data[2 * s + 1] = -s;
            t.data[s] = s;
        }
        return new Samples(x, t);
    }

    private List<Float> pass(long seed) {
        List<Float> seen = new ArrayList<>();
        samples.shuffled(4, seed).forEachRemaining(batch -> {
            for (int s = 0; s < batch.x().columns; s++) {
                assertThat(batch.x().data[2 * s]).isEqualTo(batch.t().data[s]);
                assertThat(batch.x().data[2 * s + 1]).isEqualTo(-batch.t().data[s]);
                seen.add(batch.t().data[s]);
            }
        });
        return seen;
    }

    @Test
    void aPassShowsEachSampleOnceInAnOrderOfTheSeed() {
        assertThat(pass(1))
                .hasSize(10)
                .doesNotHaveDuplicates()
                .isNotEqualTo(pass(2))
                .isEqualTo(pass(1));
    }

    @Test
    void everyOrderIsAsLikely() {
        int[] first = new int[10];
        for (int seed = 0; seed < 5000; seed++) first[pass(seed).get(0).intValue()]++;
        for (int count : first) assertThat(count).isBetween(400, 600);
    }

    @Test
    void theLastBatchIsSmaller() {
        List<Integer> sizes = new ArrayList<>();
        samples.inOrder(4).forEachRemaining(batch -> sizes.add(batch.x().columns));
        assertThat(sizes).containsExactly(4, 4, 2);
    }

    @Test
    void someCanBeSelected() {
        assertThat(samples.select(3, 3, 9).t().data).containsExactly(3, 3, 9);
    }

    @Test
    void sizesMustFit() {
        assertThatThrownBy(() -> new Samples(new FloatMatrix(2, 3), new FloatMatrix(1, 2)))
                .hasMessage("3 samples can't have 2 targets");
        assertThatThrownBy(() -> samples.inOrder(0).hasNext()).hasMessage("batch size must be >= 1, not 0");
    }
}
