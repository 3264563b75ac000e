package dev.nacre.tables.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Layer;
import dev.nacre.Mode;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FadingDropoutTest {
    /** The share of zeros; the mean stays 1. */
    @ParameterizedTest
    @CsvSource({"0, 0.4", "49, 0.4", "75, 0.2", "100, 0", "1000000000000, 0"})
    void theRateFallsInTheSecondHalf(long passes, double rate) {
        Layer layer = new FadingDropout(0.4f, 100).build(100, new SplittableRandom(1));
        layer.noises().get(0).position(passes);
        FloatMatrix y = layer.forward(FloatMatrix.ones(100, 1000), Mode.TRAIN);
        long dropped = 0;
        for (float value : y.data) if (value == 0) dropped++;
        assertThat((double) dropped / y.length).isCloseTo(rate, within(0.01));
        assertThat(y.mean()).isCloseTo(1, within(0.01f));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.4", "51, 0.4", "63, 0.3414", "76, 0.2", "101, 0"})
    void itFollowsFlatCosine(long pass, float rate) {
        assertThat(new FadingDropout(0.4f, 100).rate(pass)).isCloseTo(rate, within(0.01f));
    }
}
