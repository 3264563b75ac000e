package dev.nacre.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantilesTest {
    private static final double[] FRACTIONS = {0, 0.02, 0.25, 0.26, 0.5, 0.75, 0.999, 1};

    /** One feature of normal numbers, one of ties, one of all sizes and both zeros, one with missing values. */
    private static FloatMatrix batch(int samples, SplittableRandom random) {
        FloatMatrix x = new FloatMatrix(4, samples);
        for (int s = 0; s < samples; s++) {
            x.data[4 * s] = (float) random.nextGaussian();
            x.data[4 * s + 1] = random.nextInt(3);
            x.data[4 * s + 2] = (random.nextBoolean() ? -1 : 1) * (float) Math.scalb(1.0, random.nextInt(250) - 130);
            x.data[4 * s + 3] = random.nextBoolean() ? Float.NaN : random.nextInt(1000);
        }
        return x;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void theyAreThoseOfSortedValues(int samples) {
        SplittableRandom random = new SplittableRandom(samples);
        List<FloatMatrix> batches = List.of(batch(samples, random), batch(3, random), batch(2 * samples, random));
        double[][] found = Quantiles.of(4, batches, x -> {}, FRACTIONS);
        for (int i = 0; i < 4; i++) {
            List<Float> values = new ArrayList<>();
            for (FloatMatrix x : batches)
                for (int s = 0; s < x.columns; s++) if (!Float.isNaN(x.get(i, s))) values.add(x.get(i, s));
            float[] sorted = new float[values.size()];
            for (int v = 0; v < sorted.length; v++) sorted[v] = values.get(v);
            Arrays.sort(sorted);
            for (int q = 0; q < FRACTIONS.length; q++) {
                double position = FRACTIONS[q] * (sorted.length - 1);
                double low = sorted[(int) Math.floor(position)];
                double high = sorted[(int) Math.ceil(position)];
                assertThat(found[q][i])
                        .as("quantile %s of feature %d", FRACTIONS[q], i)
                        .isCloseTo(low + (high - low) * (position % 1), within(1e-9 * Math.abs(high - low)));
            }
        }
    }

    @Test
    void aFeatureWithoutAnyValueHasNone() {
        FloatMatrix x = new FloatMatrix(2, 2, 1, Float.NaN, 3, Float.NaN);
        assertThat(Quantiles.of(2, List.of(x), batch -> {}, 0.25)[0]).containsExactly(1.5, Double.NaN);
        assertThat(Quantiles.of(1, List.of(), batch -> {}, 0.5)[0]).containsExactly(Double.NaN);
    }

    @Test
    void everyBatchIsCheckedFirst() {
        assertThatThrownBy(() -> Quantiles.of(
                        1,
                        List.of(new FloatMatrix(1, 1)),
                        x -> {
                            throw new IllegalStateException("no");
                        },
                        0.5))
                .hasMessage("no");
    }
}
