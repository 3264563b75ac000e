package dev.nacre.regularization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.compute.Noise;
import dev.nacre.layers.DenseLayer;
import dev.nacre.layers.GlorotUniform;
import dev.nacre.layers.Sigmoid;
import dev.nacre.layers.Zeros;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a dense layer whose weights were masked by hand. */
class DropConnectTest {
    private static final int INPUTS = 200;
    private static final int UNITS = 150;
    private static final float RATE = 0.3f;

    private final FloatMatrix x = normal(INPUTS, 4, 1);
    private final FloatMatrix dy = normal(UNITS, 4, 2);
    private final L2 penalty = new L2(0.3f);
    private final MaxNorm constraint = new MaxNorm(2);
    private Layer layer;
    private Parameter weight;
    private Parameter bias;

    @BeforeEach
    void build() {
        layer = new DropConnect(UNITS, RATE, new Sigmoid(), new GlorotUniform(), new Zeros(), penalty, constraint)
                .build(INPUTS, new SplittableRandom(3));
        weight = layer.parameters().get(0);
        bias = layer.parameters().get(1);
        System.arraycopy(normal(UNITS, 1, 4).data, 0, bias.value().data, 0, UNITS);
    }

    private static FloatMatrix normal(int rows, int columns, long seed) {
        FloatMatrix m = new FloatMatrix(rows, columns);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < m.length; i++) m.data[i] = (float) random.nextGaussian();
        return m;
    }

    /** The mask of the layer's next pass. */
    private float[] nextMask() {
        Noise noise = layer.noises().get(0);
        long position = noise.position();
        float[] mask = new float[INPUTS * UNITS];
        Noise.mask(noise.next(), RATE, 1 / (1 - RATE), mask, 0, mask.length);
        noise.position(position);
        return mask;
    }

    private static FloatMatrix masked(FloatMatrix m, float[] mask) {
        FloatMatrix product = new FloatMatrix(m.rows, m.columns);
        for (int i = 0; i < m.length; i++) product.data[i] = m.data[i] * mask[i] + 0f; // no -0
        return product;
    }

    @Test
    void aTrainingPassIsThatOfADenseLayerWithMaskedWeights() {
        for (int pass = 0; pass < 2; pass++) {
            float[] mask = nextMask();
            Parameter byHand = new Parameter("weight", masked(weight.value(), mask));
            Parameter biasByHand = new Parameter("bias", bias.value());
            DenseLayer dense = new DenseLayer(byHand, false, biasByHand, new Sigmoid());
            weight.clearGradient();
            bias.clearGradient();

            assertThat(layer.forward(x, Mode.TRAIN)).isEqualTo(dense.forward(x, Mode.TRAIN));
            assertThat(layer.backward(dy, true)).isEqualTo(dense.backward(dy, true));
            assertThat(weight.gradient()).isEqualTo(masked(byHand.gradient(), mask));
            assertThat(bias.gradient()).isEqualTo(biasByHand.gradient());
        }
    }

    @Test
    void gradientsOfTwoPassesAddUp() {
        float[] mask = nextMask();
        int kept = 0;
        while (mask[kept] == 0) kept++;
        layer.forward(x, Mode.TRAIN);
        layer.backward(dy, false);
        float once = weight.gradient().data[kept];
        layer.noises().get(0).position(0);
        layer.forward(x, Mode.TRAIN);
        layer.backward(dy, false);

        assertThat(weight.gradient().data[kept]).isNotZero().isEqualTo(2 * once);
    }

    @Test
    void inferenceIsThatOfADenseLayerWithAllWeights() {
        DenseLayer dense = new DenseLayer(weight, false, bias, new Sigmoid());

        assertThat(layer.forward(x, Mode.INFER)).isEqualTo(dense.forward(x, Mode.INFER));
        assertThat(layer.noises().get(0).position()).isZero();
    }

    @Test
    void inferenceBetweenForwardAndBackwardChangesNothing() {
        layer.forward(x, Mode.TRAIN);
        float[] expected = layer.backward(dy, true).data.clone();
        layer.noises().get(0).position(0);
        layer.forward(x, Mode.TRAIN);
        layer.forward(normal(INPUTS, 9, 8), Mode.INFER);

        assertThat(layer.backward(dy, true).data).isEqualTo(expected);
    }

    @Test
    void frozenWeightsGetNoGradient() {
        weight.trainable(false);
        layer.forward(x, Mode.TRAIN);
        layer.backward(dy, true);

        assertThat(weight.gradient().data).containsOnly(0);
        assertThat(bias.gradient().data[0]).isNotZero();
    }

    @Test
    void itHasADenseLayersParameters() {
        assertThat(layer.outputs()).isEqualTo(UNITS);
        assertThat(layer.parameters()).extracting(Parameter::name).containsExactly("weight", "bias");
        assertThat(weight.penalty()).isEqualTo(penalty);
        assertThat(weight.constraint()).isEqualTo(constraint);
        assertThat(weight.shape()).containsExactly((long) UNITS, (long) INPUTS);
        assertThat(bias.penalty()).isNotEqualTo(penalty);
    }

    @Test
    void aWrongNumberOfInputsIsRefusedByName() {
        assertThatThrownBy(() -> layer.forward(new FloatMatrix(3, 2), Mode.TRAIN))
                .hasMessage("dropConnect expects 200 inputs, got 3 × 2 (features × samples)");
    }
}
