package dev.nacre.activations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Activation;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.plugin.Plugins;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Long ranges and large batches, which are worked on in blocks and on several cores, give the bits of small ones. */
class PiecesTest {
    private static float[] normal(int length, long seed) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) values[i] = (float) (3 * random.nextGaussian());
        return values;
    }

    static Stream<Activation> activations() {
        return Stream.concat(Plugins.all(Activation.class).values().stream(), Stream.of(new Gelu(true)));
    }

    @ParameterizedTest
    @MethodSource("activations")
    void aLongRangeGivesTheBitsOfShortOnes(Activation activation) {
        int n = 5000;
        float[] x = normal(n, 1);
        float[] dy = normal(n, 2);
        float[] y = new float[n];
        float[] dx = new float[n];
        activation.forward(x, y, 7, n);
        float[] source = activation.backwardReadsInput() ? x : y;
        activation.backward(source, y, dy, dx, 7, n);
        float[] shortY = new float[n];
        float[] shortDx = new float[n];
        for (int from = 7; from < n; from += 13) {
            activation.forward(x, shortY, from, Math.min(n, from + 13));
            activation.backward(source, y, dy, shortDx, from, Math.min(n, from + 13));
        }
        assertThat(y).isEqualTo(shortY);
        assertThat(dx).isEqualTo(shortDx);
    }

    @ParameterizedTest
    @MethodSource("activations")
    void anEmptyRangeIsAllowed(Activation activation) {
        float[] x = {1, 2};
        activation.forward(x, x, 1, 1);
        activation.backward(x, x, x, x, 2, 2);
        assertThat(x).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"prelu", "prelu(shared=true)", "maxout(2)", "maxout(3)", "glu", "softmax", "logSoftmax", "relu"})
    void aLargeBatchGivesTheBitsOfItsSamples(String text) {
        int inputs = 12;
        int samples = 3001;
        LayerSpec spec = Plugins.parse(LayerSpec.class, text);
        Layer layer = spec.build(inputs, new Random(1));
        Layer single = spec.build(inputs, new Random(1));
        FloatMatrix x = new FloatMatrix(inputs, samples, normal(inputs * samples, 3));
        FloatMatrix y = layer.forward(x, Mode.TRAIN);
        FloatMatrix dy = new FloatMatrix(y.rows, samples, normal(y.length, 4));
        FloatMatrix dx = layer.backward(dy, true);
        FloatMatrix inferred = layer.forward(x, Mode.INFER);
        for (int s = 0; s < samples; s++) {
            assertThat(column(inferred, s)).isEqualTo(column(y, s));
            FloatMatrix one = new FloatMatrix(inputs, 1, column(x, s));
            assertThat(single.forward(one, Mode.TRAIN).data).isEqualTo(column(y, s));
            FloatMatrix gradient = new FloatMatrix(y.rows, 1, column(dy, s));
            assertThat(single.backward(gradient, true).data).isEqualTo(column(dx, s));
        }
    }

    private static float[] column(FloatMatrix m, int column) {
        return Arrays.copyOfRange(m.data, column * m.rows, (column + 1) * m.rows);
    }
}
