package dev.nacre.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The densities of the Parzen estimator. */
class DensityTest {
    private static final Density NUMBERS = ParzenDensity.of(new double[] {0.9, 0.1, 0.25});
    private static final Density CHOICES = ChoiceDensity.of(4, new double[] {0.1, 0.1, 0.6});

    /**
     * By NumPy: centers c = [0.1, 0.25, 0.9], deviations s = [0.25, 0.5, 0.5] (the greater gap to a neighbour or an end
     * of the range, from 1/4 to 1/2), k(y) = sum(exp(-(y - c)**2 / 2 / s**2) / sqrt(2 * pi) / s), density
     * (1 + k(x) + k(-x) + k(2 - x)) / 4.
     */
    @Test
    void aDensityIsTheMeanOfReflectedNormalOnesAndAUniformOne() {
        assertThat(NUMBERS.at(0)).isCloseTo(1.4357294034, within(1e-9));
        assertThat(NUMBERS.at(0.1)).isCloseTo(1.3957673759, within(1e-9));
        assertThat(NUMBERS.at(0.5)).isCloseTo(0.8787675680, within(1e-9));
        assertThat(NUMBERS.at(0.95)).isCloseTo(0.7824870961, within(1e-9));
    }

    @Test
    void choicesAreCountedWithThePriorAsOneMore() {
        assertThat(IntStream.range(0, 4).mapToDouble(c -> CHOICES.at((c + 0.5) / 4)))
                .containsExactly(2.25, 0.25, 1.25, 0.25);
    }

    @Test
    void positionsAreDrawnFromTheDensity() {
        for (Density density : new Density[] {NUMBERS, CHOICES}) {
            int[] counts = new int[20];
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < 100_000; i++) counts[(int) (20 * density.draw(random))]++;
            int bin = density == CHOICES ? 5 : 1;
            for (int from = 0; from < 20; from += bin) {
                double mass = 0;
                for (int j = 0; j < 100; j++) mass += density.at((from + bin * (j + 0.5) / 100) / 20) * bin / 2000;
                double drawn =
                        IntStream.range(from, from + bin).map(i -> counts[i]).sum() / 100_000.0;
                assertThat(drawn).as("from %d", from).isCloseTo(mass, within(0.005));
            }
        }
    }
}
