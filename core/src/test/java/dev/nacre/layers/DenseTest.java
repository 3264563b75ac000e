package dev.nacre.layers;

import static dev.nacre.Fixtures.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Identity;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class DenseTest {
    @Test
    void theOutputIsTheWeightTransposedTimesTheInputPlusBias() {
        Parameter weight = new Parameter("weight", new FloatMatrix(2, 3, 1, 2, 3, 4, 5, 6));
        Parameter bias = new Parameter("bias", new FloatMatrix(3, 1, 10, 20, 30));
        FloatMatrix x = new FloatMatrix(2, 2, 1, 10, 0, 1);
        FloatMatrix y = new DenseLayer(weight, false, bias, new Identity()).forward(x, Mode.INFER);
        assertThat(y.data).containsExactly(31, 63, 95, 12, 24, 36);
    }

    @Test
    void aTiedLayerGoesTheOtherWayWithTheSameWeight() {
        Parameter weight = new Parameter("weight", new FloatMatrix(2, 3, 1, 2, 3, 4, 5, 6));
        Parameter bias = new Parameter("bias", new FloatMatrix(2, 1, 10, 20));
        DenseLayer tied = new DenseLayer(weight, true, bias, new Identity());
        assertThat(tied.forward(new FloatMatrix(3, 1, 1, 10, 100), Mode.TRAIN).data)
                .containsExactly(541, 662);
        FloatMatrix dx = tied.backward(new FloatMatrix(2, 1, 1, 2), true);
        assertThat(dx.data).containsExactly(5, 11, 17);
        assertThat(weight.gradient().data).containsExactly(1, 2, 10, 20, 100, 200);
    }

    @Test
    void trainingAndInferenceGiveTheSameNumbers() {
        for (String activation : List.of("identity", "sigmoid")) {
            Network network = new Network("dense(5, activation=" + activation + ")", 7, 1);
            FloatMatrix x = random(7, 11, 2);
            FloatMatrix trained = network.layer().forward(x, Mode.TRAIN);
            assertThat(network.infer(x).data).isEqualTo(trained.data);
        }
    }

    @Test
    void wrongInputsAreRefusedWithLayerAndSizes() {
        Network network = new Network("sequential([dense(5), dense(6)])", 7, 1);
        assertThatThrownBy(() -> network.infer(random(8, 32, 1)))
                .hasMessageContaining("the network expects 7 inputs, got 8 × 32");
        Layer broken = new SequentialLayer(
                Shape.flat(7),
                List.of(
                        new Dense(5).build(7, new SplittableRandom(1)),
                        new Dense(5).build(6, new SplittableRandom(1))));
        assertThatThrownBy(() -> broken.forward(random(7, 2, 1), Mode.INFER))
                .hasMessageContaining("layer 1: dense expects 6 inputs, got 5 × 2");
    }

    @Test
    void parametersAreNamedByTheirPlace() {
        Network network = new Network("sequential([dense(5), sequential([sigmoid, dense(4)]), dense(3)])", 7, 1);
        assertThat(network.parameters().stream().map(network::name))
                .containsExactly("0.weight", "0.bias", "1.1.weight", "1.1.bias", "2.weight", "2.bias");
    }

    @Test
    void backPropagationEndsWhereNothingBelowIsTrained() {
        Network network = new Network("sequential([dense(5), dense(4), dense(3)])", 7, 1);
        for (String name : List.of("0.weight", "0.bias", "1.weight"))
            network.parameter(name).trainable(false);
        FloatMatrix x = random(7, 2, 1);
        network.layer().forward(x, Mode.TRAIN);
        network.layer().backward(random(3, 2, 2), false);
        assertThat(network.parameter("1.weight").gradient().data).containsOnly(0);
        assertThat(network.parameter("1.bias").gradient().data).doesNotContain(0);
        assertThat(network.parameter("2.weight").gradient().data).doesNotContain(0);
    }

    @Test
    void gradientsAddUpUntilCleared() {
        Network network = new Network("dense(3)", 2, 1);
        FloatMatrix x = random(2, 4, 1);
        FloatMatrix dy = random(3, 4, 2);
        Parameter weight = network.parameter("weight");
        network.layer().forward(x, Mode.TRAIN);
        network.layer().backward(dy, false);
        float once = weight.gradient().data[1];
        network.layer().backward(dy, false);
        assertThat(weight.gradient().data[1]).isEqualTo(2 * once, within(1e-5f));
        weight.clearGradient();
        network.layer().backward(dy, false);
        assertThat(weight.gradient().data[1]).isEqualTo(once);
    }

    @Test
    void theSeedGivesTheStartValues() {
        FloatMatrix one = new Network("dense(3)", 2, 1).parameter("weight").value();
        assertThat(new Network("dense(3)", 2, 1).parameter("weight").value().data)
                .isEqualTo(one.data);
        assertThat(new Network("dense(3)", 2, 2).parameter("weight").value().data)
                .isNotEqualTo(one.data);
        for (float w : one.data) assertThat(Math.abs(w)).isLessThanOrEqualTo((float) Math.sqrt(6.0 / 5));
    }
}
