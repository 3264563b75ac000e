package dev.nacre.examples.lecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the course says of a plain recurrent layer that learns to remember, without and with clipping. */
class ClippingTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theLossLeapsWithoutClippingAndFallsWithIt(long seed) {
        List<Double> without =
                Clipping.train(Clipping.OPTIMIZERS.get("not clipped"), seed).losses();
        List<Double> with = Clipping.train(Clipping.OPTIMIZERS.get("clipGlobalNorm(0.1)"), seed)
                .losses();

        assertThat(Collections.max(without)).isGreaterThan(1e6);
        assertThat(Collections.max(with)).isLessThan(2);
        assertThat(with).hasSize(600);
        double end = with.subList(500, 600).stream()
                .mapToDouble(loss -> loss)
                .average()
                .orElseThrow();
        assertThat(end).isLessThan(0.1);
    }
}
