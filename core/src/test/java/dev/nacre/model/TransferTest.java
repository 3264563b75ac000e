package dev.nacre.model;

import static dev.nacre.Fixtures.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.layers.Dense;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class TransferTest {
    private final Network trained = new Network("sequential([dense(4, activation=sigmoid), dense(3)])", 5, 1);

    @Test
    void aHeadIsPutUponCopiesOfTheTrainedLayers() {
        trained.parameter("0.weight").trainable(false);
        trained.parameter("1.bias").learningRateMultiplier(0.5f);
        FloatMatrix x = random(5, 7, 3);

        Network network = Transfer.withHead(trained, new Dense(2), 9);

        assertThat(network.layers().get(2).forward(trained.infer(x), Mode.INFER).data)
                .containsExactly(network.infer(x).data);
        assertThat(network.parameter("0.weight").trainable()).isFalse();
        assertThat(network.parameter("1.bias").learningRateMultiplier()).isEqualTo(0.5f);
        network.parameter("0.weight").value().data[0]++;
        assertThat(trained.parameter("0.weight").value().data[0])
                .isNotEqualTo(network.parameter("0.weight").value().data[0]);
    }

    @Test
    void aHeadCanBePutUponASingleLayer() {
        Network network = Transfer.withHead(new Network(new Dense(3), 5, 1), new Dense(2), 9);
        assertThat(network.spec()).hasToString(new dev.nacre.layers.Sequential(new Dense(3), new Dense(2)).toString());
    }

    @Test
    void theLowestLayersAreCopied() {
        Network other = new Network("sequential([dense(4, activation=sigmoid), dense(8)])", 5, 2);
        float[] upper = other.parameter("1.weight").value().data.clone();

        Transfer.copyLayers(trained, other, 1);

        assertThat(other.parameter("0.weight").value().data)
                .containsExactly(trained.parameter("0.weight").value().data);
        assertThat(other.parameter("1.weight").value().data).containsExactly(upper);
    }

    @Test
    void layersThatDoNotFitAreNamedAndNothingIsChanged() {
        Network other = new Network("sequential([dense(4, activation=sigmoid), dense(8)])", 5, 2);
        float[] lower = other.parameter("0.weight").value().data.clone();

        assertThatThrownBy(() -> Transfer.copyLayers(trained, other, 2))
                .hasMessage("layer 1: weights don't fit: from weight (4 × 3), bias (3 × 1)"
                        + " to weight (4 × 8), bias (8 × 1) (rows × columns)");
        assertThat(other.parameter("0.weight").value().data).containsExactly(lower);
        assertThatThrownBy(() -> Transfer.copyLayers(trained, other, 3))
                .hasMessage("layers must be >= 0 and <= 2, not 3");
    }
}
