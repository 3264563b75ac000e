package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Fittable;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.plugin.Plugins;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PcaTest {
    private static FloatMatrix mixed(int features, int samples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix x = new FloatMatrix(features, samples);
        for (int s = 0; s < samples; s++) {
            float common = (float) random.nextGaussian();
            for (int i = 0; i < features; i++)
                x.data[s * features + i] = (float) (random.nextGaussian() + (i % 3) * common + i);
        }
        return x;
    }

    private static Fittable fitted(String text, FloatMatrix x) {
        Fittable layer = (Fittable) Plugins.parse(LayerSpec.class, text).build(x.rows, new SplittableRandom(1));
        layer.fit(Batched.of(x, 7));
        return layer;
    }

    private static double covariance(FloatMatrix y, int i, int j) {
        double a = 0;
        double b = 0;
        for (int s = 0; s < y.columns; s++) {
            a += y.data[s * y.rows + i] / y.columns;
            b += y.data[s * y.rows + j] / y.columns;
        }
        double sum = 0;
        for (int s = 0; s < y.columns; s++) sum += (y.data[s * y.rows + i] - a) * (y.data[s * y.rows + j] - b);
        return sum / (y.columns - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pcaWhiten(epsilon=0)", "zcaWhiten(epsilon=0)"})
    void whitenedFeaturesAreUncorrelatedAndHaveVarianceOne(String text) {
        FloatMatrix x = mixed(6, 300, 1);

        FloatMatrix y = fitted(text, x).forward(x, Mode.INFER);

        for (int i = 0; i < 6; i++)
            for (int j = 0; j <= i; j++) assertThat(covariance(y, i, j)).isCloseTo(i == j ? 1 : 0, within(1e-4));
    }

    @Test
    void moreFeaturesThanSamplesGiveTheSameAsAllFeaturesCovariances() {
        FloatMatrix x = mixed(9, 8, 2);
        // each sample twice: the same directions, by the features' covariances
        FloatMatrix twice = new Samples(x)
                .select(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7)
                .x();

        FloatMatrix few = fitted("pca", x).forward(x, Mode.INFER);
        FloatMatrix many = fitted("pca", twice).forward(x, Mode.INFER);

        for (int i = 0; i < few.length; i++) assertThat(few.data[i]).isCloseTo(many.data[i], within(2e-5f));
        for (int s = 0; s < 8; s++)
            for (int i = 7; i < 9; i++) assertThat(few.data[s * 9 + i]).isZero();
        assertThat(PrincipalComponents.of(new Samples(x)).count()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pca", "pcaWhiten(epsilon=0)", "zcaWhiten(epsilon=0)"})
    void aConstantColumnAddsNothingAndNoNan(String text) {
        FloatMatrix x = mixed(4, 50, 3);
        for (int s = 0; s < 50; s++) x.data[s * 4 + 2] = 0.1f;
        FloatMatrix other = mixed(4, 1, 3);
        FloatMatrix moved = new FloatMatrix(4, 1, other.data.clone());
        moved.data[2] += 5;
        Fittable layer = fitted(text, x);

        FloatMatrix y = layer.forward(other, Mode.INFER);

        assertThat(y.data).doesNotContain(Float.NaN).containsExactly(layer.forward(moved, Mode.INFER).data);
        assertThat(layer.parameters().get(3).value().data[3]).isZero();
    }

    @Test
    void aShareIsCountedAndTheRestIsZero() {
        FloatMatrix x = mixed(6, 300, 1);
        PrincipalComponents found = PrincipalComponents.of(new Samples(x));
        double two = found.share(0) + found.share(1);

        assertThat(found.count(two - 1e-9)).isEqualTo(2);
        assertThat(found.count(two + 1e-6)).isEqualTo(3);
        assertThat(found.count(1)).isEqualTo(6);
        assertThat(found.count(1e-9)).isEqualTo(1);
        FloatMatrix y = fitted("pca(share=" + (float) (two - 1e-4) + ")", x).forward(x, Mode.INFER);
        for (int i = 0; i < y.length; i++) assertThat(y.data[i] == 0).isEqualTo(i % 6 >= 2);
        assertThatThrownBy(() -> found.count(0)).hasMessage("share must be > 0 and <= 1, not 0.0");
    }

    @Test
    void sharesAddUpToOneAndDirectionsAreOfLengthOneWithTheirLargestElementPositive() {
        PrincipalComponents found = PrincipalComponents.of(new Samples(mixed(6, 300, 1)));
        double sum = 0;
        for (int k = 0; k < 6; k++) {
            sum += found.share(k);
            double[] u = found.direction(k);
            double squares = 0;
            double largest = 0;
            for (double v : u) {
                squares += v * v;
                if (Math.abs(v) > Math.abs(largest)) largest = v;
            }
            assertThat(squares).isCloseTo(1, within(1e-12));
            assertThat(largest).isPositive();
            if (k > 0) assertThat(found.variance(k)).isLessThanOrEqualTo(found.variance(k - 1));
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
        assertThat(found.variance(6)).isZero();
    }

    @Test
    void samplesThatAreAllTheSameGiveZeros() {
        FloatMatrix x = new FloatMatrix(3, 4, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3);

        Fittable layer = fitted("pca", x);

        assertThat(layer.fitted()).isTrue();
        assertThat(layer.forward(x, Mode.INFER).data).containsOnly(0);
        assertThat(PrincipalComponents.of(new Samples(x)).count(0.9)).isEqualTo(1);
    }

    @Test
    void whatCannotBeDoneIsSaid() {
        Network network = new Network("pca", 3, 1);
        assertThatThrownBy(() -> network.infer(new FloatMatrix(3, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "pca is not fitted yet: its directions come from the training data; train the network first");
        assertThatThrownBy(() -> fitted("pca", new FloatMatrix(3, 1)))
                .hasMessage("pca needs at least 2 samples to fit on, not 1");
        assertThatThrownBy(() -> new Network("pca(4)", 3, 1)).hasMessage("pca: 3 features can't have 4 components");
        assertThatThrownBy(() -> ((Fittable) new ZcaWhiten().build(1, new SplittableRandom(1)))
                        .fit(List.of(new FloatMatrix(1, 2, 1, Float.NaN))))
                .hasMessageContaining("zcaWhiten: NaN");
    }
}
