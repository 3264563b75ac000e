package dev.nacre.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import java.util.Random;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layers with weights, and with several inputs for an output. */
class LearnableTest {
    private static FloatMatrix normal(int rows, int columns, long seed) {
        Random random = new Random(seed);
        FloatMatrix m = new FloatMatrix(rows, columns);
        for (int i = 0; i < m.length; i++) m.data[i] = (float) random.nextGaussian();
        return m;
    }

    @Test
    void preluStartsWithOneSlopeForEachUnitOrOneForAll() {
        Parameter own = new Prelu().build(3, new Random(1)).parameters().get(0);
        assertThat(own.name()).isEqualTo("weight");
        assertThat(own.value().rows).isEqualTo(3);
        assertThat(own.value().columns).isEqualTo(1);
        assertThat(own.value().data).containsExactly(0.25f, 0.25f, 0.25f);
        Parameter shared =
                new Prelu(0.1f, true).build(3, new Random(1)).parameters().get(0);
        assertThat(shared.value().data).containsExactly(0.1f);
    }

    /** Sizes on both sides of the block that columns are worked on in. */
    @ParameterizedTest
    @CsvSource({"3, false", "3, true", "1023, false", "1024, true", "1025, false", "1, true", "1, false"})
    void preluAddsUpItsSlopesGradientsOverSamplesAndPasses(int units, boolean shared) {
        int samples = 700;
        Layer layer = new Prelu(0.25f, shared).build(units, new Random(1));
        FloatMatrix x = normal(units, samples, 1);
        FloatMatrix dy = normal(units, samples, 2);
        double[] expected = new double[shared ? 1 : units];
        for (int i = 0; i < x.length; i++)
            expected[shared ? 0 : i % units] += 2 * (double) dy.data[i] * Math.min(x.data[i], 0);
        layer.forward(x, Mode.TRAIN);
        layer.backward(dy, false);
        layer.backward(dy, true);
        float[] gradient = layer.parameters().get(0).gradient().data;
        double tolerance = 2e-5 * Math.sqrt(samples * (shared ? units : 1));
        for (int i = 0; i < expected.length; i++)
            assertThat((double) gradient[i]).isCloseTo(expected[i], within(tolerance));
    }

    @Test
    void frozenSlopesGetNoGradient() {
        Layer layer = new Prelu().build(3, new Random(1));
        Parameter slope = layer.parameters().get(0);
        slope.trainable(false);
        layer.forward(normal(3, 5, 1), Mode.TRAIN);
        FloatMatrix dx = layer.backward(normal(3, 5, 2), true);
        assertThat(dx.length).isEqualTo(15);
        assertThat(slope.gradient().data).containsOnly(0);
    }

    @Test
    void changedSlopesCountAtOnce() {
        Layer layer = new Prelu(0.25f, true).build(2, new Random(1));
        FloatMatrix x = new FloatMatrix(2, 1, -4, 4);
        assertThat(layer.forward(x, Mode.INFER).data).containsExactly(-1, 4);
        layer.parameters().get(0).value().data[0] = -0.5f;
        assertThat(layer.forward(x, Mode.INFER).data).containsExactly(2, 4);
    }

    @Test
    void maxoutGivesTheGradientToTheFirstOfEquals() {
        Layer layer = new Maxout(3).build(6, new Random(1));
        // three pieces of two rows
        FloatMatrix x = new FloatMatrix(6, 1, 1, 5, 2, 5, 2, 0);
        assertThat(layer.outputs()).isEqualTo(2);
        assertThat(layer.forward(x, Mode.TRAIN).data).containsExactly(2, 5);
        assertThat(layer.backward(new FloatMatrix(2, 1, 7, -3), true).data).containsExactly(0, -3, 7, 0, 0, 0);
    }

    @Test
    void softmaxIsADistributionWhateverTheLevelOfTheLogits() {
        Layer layer = new Softmax().build(4, new Random(1));
        FloatMatrix logits = new FloatMatrix(4, 3, 1, 2, 3, 4, 10001, 10002, 10003, 10004, -9999, -9998, -9997, -9996);
        float[] p = layer.forward(logits, Mode.INFER).data;
        for (int c = 0; c < 3; c++) {
            assertThat(p[4 * c] + p[4 * c + 1] + p[4 * c + 2] + p[4 * c + 3]).isCloseTo(1, within(1e-6f));
            for (int i = 0; i < 4; i++) assertThat(p[4 * c + i]).isEqualTo(p[i]);
        }
    }

    @Test
    void logSoftmaxIsFiniteWhereTheSoftmaxVanishes() {
        Layer layer = new LogSoftmax().build(2, new Random(1));
        FloatMatrix logits = new FloatMatrix(2, 1, 0, -500);
        assertThat(layer.forward(logits, Mode.TRAIN).data).containsExactly(0, -500);
        assertThat(layer.backward(new FloatMatrix(2, 1, 0, 1), true).data).containsExactly(-1, 1);
    }
}
