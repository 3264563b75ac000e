package dev.nacre.model;

import static dev.nacre.Fixtures.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Fixtures.Descent;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.layers.Dense;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.training.FineTuning;
import dev.nacre.training.Trainer;
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
    void aHeadIsReplacedWithWhatIsAboveIt() {
        Network classifier = new Network(
                "sequential([sequential([dense(4, activation=sigmoid), dense(6)]), "
                        + "sequential([sigmoid, dense(3), sigmoid])])",
                5,
                1);
        classifier.parameter("0.0.weight").trainable(false);
        classifier.parameter("0.1.bias").learningRateMultiplier(0.5f);
        FloatMatrix x = random(5, 7, 3);

        Network network = Transfer.replaceHead(classifier, new Dense(2), 9);

        assertThat(network.layers().stream().map(layer -> layer.name()).toList())
                .containsExactly("dense", "dense", "sigmoid", "dense");
        assertThat(network.outputs()).isEqualTo(2);
        assertThat(below(network, 3, x).data).containsExactly(below(classifier, 3, x).data);
        assertThat(network.parameter("0.weight").trainable()).isFalse();
        assertThat(network.parameter("1.bias").learningRateMultiplier()).isEqualTo(0.5f);
        assertThat(network.parameter("3.weight").trainable()).isTrue();
        network.parameter("0.weight").value().data[0]++;
        assertThat(below(network, 3, x).data).isNotEqualTo(below(classifier, 3, x).data);
        assertThat(classifier.outputs()).isEqualTo(3);
    }

    private static FloatMatrix below(Network network, int layers, FloatMatrix x) {
        FloatMatrix y = x;
        for (int i = 0; i < layers; i++) y = network.layers().get(i).forward(y, Mode.INFER);
        return y;
    }

    /** The new head learns another task from what the lower layers know, and these keep every bit. */
    @Test
    void aReplacedHeadLearnsOtherClasses() {
        Samples three = byDirection(300, 1, 3);
        Network classifier = new Network("sequential([dense(16, activation=sigmoid), dense(3)])", 2, 1);
        Trainer trainer =
                Trainer.of(new CrossEntropy(), new Descent(2)).epochs(60).seed(1);
        trainer.fit(classifier, three);

        Network network = Transfer.replaceHead(classifier, new Dense(6), 2);
        FloatMatrix lower = network.parameter("0.weight").value();
        float[] before = lower.data.clone();
        Samples six = byDirection(300, 2, 6);
        double loss = loss(network, six);
        new FineTuning(trainer, 1).top(1, network, six);

        assertThat(lower.data)
                .isEqualTo(before)
                .isEqualTo(classifier.parameter("0.weight").value().data);
        assertThat(loss(network, six)).isLessThan(0.5 * loss);
    }

    private static double loss(Network network, Samples samples) {
        return new CrossEntropy().value(network.infer(samples.x()), samples.t());
    }

    /** Points in the plane by the direction they lie in. */
    private static Samples byDirection(int size, long seed, int classes) {
        FloatMatrix x = random(2, size, seed);
        FloatMatrix t = new FloatMatrix(classes, size);
        for (int s = 0; s < size; s++) {
            double turn = Math.atan2(x.data[2 * s + 1], x.data[2 * s]) / (2 * Math.PI) + 0.5;
            t.data[classes * s + (int) Math.min(classes - 1, turn * classes)] = 1;
        }
        return new Samples(x, t);
    }

    @Test
    void aNetworkThatIsAllHeadIsRefused() {
        assertThatThrownBy(() -> Transfer.replaceHead(new Network(new Dense(3), 5, 1), new Dense(2), 9))
                .hasMessage("below its highest layer with weights the network has no layer to keep; "
                        + "Transfer.withHead puts a layer on top of all");
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
