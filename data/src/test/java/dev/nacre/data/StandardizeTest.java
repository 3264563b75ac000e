package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Fittable;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class StandardizeTest {
    private static Fittable layer(int inputs) {
        return (Fittable) new Standardize().build(inputs, new SplittableRandom(1));
    }

    /** Feature 0 large with a small spread, feature 1 small, feature 2 constant. */
    private static FloatMatrix awkward(int samples) {
        SplittableRandom random = new SplittableRandom(3);
        FloatMatrix x = new FloatMatrix(3, samples);
        for (int s = 0; s < samples; s++) {
            x.data[3 * s] = 100_000 + random.nextInt(-8, 9) / 8f;
            x.data[3 * s + 1] = 1e-6f * random.nextFloat();
            x.data[3 * s + 2] = 0.1f;
        }
        return x;
    }

    @Test
    void everyFeatureGetsMeanZeroAndDeviationOneAndAConstantOneGetsZero() {
        FloatMatrix x = awkward(5000);
        Fittable layer = layer(3);
        layer.fit(Batched.of(x, 64));

        FloatMatrix y = layer.forward(x, Mode.INFER);

        for (int feature = 0; feature < 2; feature++) {
            double sum = 0;
            double squares = 0;
            for (int s = 0; s < 5000; s++) {
                sum += y.data[3 * s + feature];
                squares += y.data[3 * s + feature] * (double) y.data[3 * s + feature];
            }
            // The mean is kept as a float: at 100,000 half a unit in the last place is 0.004, at a deviation of 0.6.
            assertThat(sum / 5000).isCloseTo(0, within(0.01));
            assertThat(squares / 5000).isCloseTo(1, within(0.001));
        }
        for (int s = 0; s < 5000; s++) assertThat(y.data[3 * s + 2]).isZero();
        assertThat(layer.parameters().get(1).value().data[2]).isEqualTo(1);
    }

    @Test
    void theSizeOfBatchesDoesNotMatter() {
        FloatMatrix x = awkward(1000);
        Fittable small = layer(3);
        Fittable whole = layer(3);
        small.fit(Batched.of(x, 7));
        whole.fit(List.of(x));

        for (int p = 0; p < 2; p++)
            assertThat(small.parameters().get(p).value().data)
                    .isEqualTo(whole.parameters().get(p).value().data);
    }

    @Test
    void beforeItIsFittedItChangesNothing() {
        Fittable layer = layer(2);
        FloatMatrix x = new FloatMatrix(2, 2, 1, 2, 3, 4);

        assertThat(layer.fitted()).isFalse();
        assertThat(layer.forward(x, Mode.INFER).data).containsExactly(1, 2, 3, 4);
        layer.fit(List.of(x));
        assertThat(layer.fitted()).isTrue();
        assertThat(layer.forward(x, Mode.INFER).data).containsExactly(-1, -1, 1, 1);
    }

    @Test
    void theGradientIsDividedByTheDeviation() {
        Fittable layer = layer(2);
        FloatMatrix x = new FloatMatrix(2, 2, 1, 2, 5, 2);
        layer.fit(List.of(x));
        layer.forward(x, Mode.TRAIN);

        assertThat(layer.backward(new FloatMatrix(2, 2, 1, 1, -4, 3), true).data)
                .containsExactly(0.5f, 1, -2, 3);
    }

    @Test
    void itsConstantsTravelAsParametersThatAreNeverTrained() {
        Network fitted = network();
        ((Fittable) fitted.layers().get(0)).fit(List.of(awkward(50)));
        Network copy = network();
        for (var parameter : fitted.parameters())
            System.arraycopy(
                    parameter.value().data,
                    0,
                    copy.parameter(fitted.name(parameter)).value().data,
                    0,
                    parameter.value().length);

        assertThat(((Fittable) copy.layers().get(0)).fitted()).isTrue();
        assertThat(copy.infer(awkward(5)).data).isEqualTo(fitted.infer(awkward(5)).data);
        assertThat(copy.parameter("0.mean").trainable()).isFalse();
        assertThat(copy.parameter("0.scale").trainable()).isFalse();
    }

    private static Network network() {
        return new Network(new Sequential(new Standardize(), new Dense(2)), 3, 1);
    }

    @Test
    void nothingOrNanToFitOnIsRefused() {
        assertThatThrownBy(() -> layer(2).fit(List.of())).hasMessage("standardize: there is no sample to fit on");
        assertThatThrownBy(() -> layer(1).fit(List.of(new FloatMatrix(1, 2, 1, Float.NaN))))
                .hasMessageContaining("standardize: NaN");
        assertThatThrownBy(() -> layer(2).fit(List.of(new FloatMatrix(3, 1))))
                .hasMessageContaining("standardize expects 2 inputs, got 3 × 1");
    }
}
