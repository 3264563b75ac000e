package dev.nacre.training;

import static dev.nacre.Fixtures.ring;
import static dev.nacre.Fixtures.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Fixtures.Descent;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.Mse;
import dev.nacre.metrics.Accuracy;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final String NETWORK = "sequential([dense(16, activation=sigmoid), dense(2)])";

    private static Trainer trainer(int epochs) {
        return Trainer.of(new CrossEntropy(), new Descent(2))
                .batchSize(16)
                .epochs(epochs)
                .seed(7)
                .metrics(new Accuracy());
    }

    @Test
    void aNetworkLearnsWhatNoLineSeparates() {
        Network network = new Network(NETWORK, 2, 1);
        List<Epoch> history =
                trainer(60).fit(network, ring(400, 1), ring(200, 2)).history();
        assertThat(history).hasSize(60);
        assertThat(history.get(0).number()).isEqualTo(1);
        assertThat(history.get(59).validationMetrics().get("accuracy")).isGreaterThan(0.93);
        assertThat(history.get(59).loss()).isLessThan(0.5 * history.get(0).loss());
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        Network one = new Network(NETWORK, 2, 1);
        Network two = new Network(NETWORK, 2, 1);
        trainer(3).fit(one, ring(100, 1));
        trainer(3).fit(two, ring(100, 1));
        assertThat(weights(one)).isEqualTo(weights(two));
        Network other = new Network(NETWORK, 2, 1);
        Trainer.of(new CrossEntropy(), new Descent(2))
                .batchSize(16)
                .epochs(3)
                .seed(8)
                .fit(other, ring(100, 1));
        assertThat(weights(other)).isNotEqualTo(weights(one));
    }

    @Test
    void validationAndMetricsChangeNothing() {
        Network one = new Network(NETWORK, 2, 1);
        Network two = new Network(NETWORK, 2, 1);
        trainer(3).fit(one, ring(100, 1), ring(50, 2));
        Trainer.of(new CrossEntropy(), new Descent(2))
                .batchSize(16)
                .epochs(3)
                .seed(7)
                .fit(two, ring(100, 1));
        assertThat(weights(one)).isEqualTo(weights(two));
    }

    @Test
    void aClassifierThatKnowsNothingHasTheLogarithmOfItsClassesAsLoss() {
        Network network = new Network("dense(2)", 2, 1);
        network.parameter("weight").value().fill(0);
        List<Epoch> history = Trainer.of(new CrossEntropy(), new Descent(0))
                .batchSize(16)
                .epochs(1)
                .seed(7)
                .fit(network, ring(1000, 1))
                .history();
        assertThat(history.get(0).loss()).isEqualTo(Math.log(2), within(1e-6));
        assertThat(history.get(0).validationLoss()).isNaN();
    }

    @Test
    void frozenParametersStayAsTheyAre() {
        Network network = new Network(NETWORK, 2, 1);
        float[] before = network.parameter("0.weight").value().data.clone();
        network.parameter("0.weight").trainable(false);
        trainer(2).fit(network, ring(100, 1));
        assertThat(network.parameter("0.weight").value().data).isEqualTo(before);
        assertThat(network.parameter("0.bias").value().data).doesNotContain(0, org.assertj.core.data.Index.atIndex(0));
    }

    @Test
    void aLearningRateOfAParameterScalesItsSteps() {
        Network full = new Network("dense(2)", 2, 1);
        Network half = new Network("dense(2)", 2, 1);
        float[] start = weights(full);
        half.parameter("weight").learningRateMultiplier(0.5f);
        Trainer oneStep = Trainer.of(new CrossEntropy(), new Descent(1))
                .batchSize(100)
                .epochs(1)
                .seed(7);
        oneStep.fit(full, ring(100, 1));
        oneStep.fit(half, ring(100, 1));
        for (int i = 0; i < 4; i++)
            assertThat(weights(half)[i] - start[i]).isEqualTo((weights(full)[i] - start[i]) / 2, within(1e-6f));
        assertThat(weights(half)[5]).isEqualTo(weights(full)[5]);
    }

    @Test
    void listenersHearAllAndMayStop() {
        List<String> heard = new ArrayList<>();
        Listener listener = new Listener() {
            @Override
            public void onStart(Training training) {
                heard.add("start " + training.stage());
            }

            @Override
            public void onStep(Training training, double loss) {
                heard.add("step " + training.step());
            }

            @Override
            public void onEpoch(Training training, Epoch epoch) {
                heard.add("epoch " + epoch.number());
                if (epoch.number() == 2) training.stop();
            }

            @Override
            public void onEnd(Training training) {
                heard.add("end");
            }
        };
        trainer(10).fit(new Network(NETWORK, 2, 1), ring(32, 1), listener);
        assertThat(heard)
                .containsExactly("start training", "step 1", "step 2", "epoch 1", "step 3", "step 4", "epoch 2", "end");
    }

    @Test
    void divergenceIsNamedAndTheLastGoodWeightsAreKept() {
        FloatMatrix x = new FloatMatrix(1, 4, 1e3f, 2e3f, -1e3f, 3e3f);
        Network network = new Network("dense(1)", 1, 1);
        float[] before = weights(network);
        Trainer wild =
                Trainer.of(new Mse(), new Descent(1e30f)).batchSize(2).epochs(5).seed(1);
        assertThatThrownBy(() -> wild.fit(network, new Samples(x, x)))
                .isInstanceOf(DivergenceException.class)
                .hasMessageContainingAll(
                        "training stopped at step ", "the loss is ", "a learning rate that is too high");
        assertThat(Float.isFinite(weights(network)[0])).isTrue();
        assertThat(weights(network)).isEqualTo(before);
    }

    @Test
    void dataThatDoesNotFitIsRefusedWithBothNumbers() {
        Network network = new Network(NETWORK, 3, 1);
        assertThatThrownBy(() -> trainer(1).fit(network, ring(10, 1)))
                .hasMessage("the network expects 3 inputs, the training data has 2 features");
        Network wide = new Network("dense(5)", 2, 1);
        assertThatThrownBy(() -> trainer(1).fit(wide, ring(10, 1)))
                .hasMessage("the network has 5 outputs, the training data 2 targets");
        assertThatThrownBy(() -> trainer(1).fit(new Network("dense(2)", 2, 1), ring(0, 1)))
                .hasMessageContaining("no sample to train on");
        assertThatThrownBy(() -> new Samples(new FloatMatrix(1, 2, 1, Float.NaN)))
                .hasMessage("features: NaN is number 0 of sample 1 (from 0); only finite numbers are allowed");
    }
}
