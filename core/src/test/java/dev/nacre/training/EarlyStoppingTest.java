package dev.nacre.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Fixtures.Descent;
import dev.nacre.Metric;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.layers.Dense;
import dev.nacre.losses.Mse;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network of one weight w moves from 0 to the training target 1; the validation target is on the way. */
class EarlyStoppingTest {
    private static final Trainer SLOW =
            Trainer.of(new Mse(), new Descent(0.05f)).batchSize(1).epochs(50).seed(1);

    private final Network network = new Network(new Dense(), 1, 1);
    private final Samples train = new Samples(new FloatMatrix(1, 1, 1), new FloatMatrix(1, 1, 1));

    EarlyStoppingTest() {
        network.parameter("weight").value().data[0] = 0;
        network.parameter("bias").trainable(false);
    }

    private static Samples validation(float target) {
        return new Samples(new FloatMatrix(1, 1, 1), new FloatMatrix(1, 1, target));
    }

    @Test
    void trainingEndsAfterThePatienceWithTheWeightsOfTheBestEpoch() {
        List<Float> weights = new ArrayList<>();
        Listener record = new Listener() {
            @Override
            public void onEpoch(Training training, Epoch epoch) {
                weights.add(network.parameter("weight").value().data[0]);
            }
        };
        EarlyStopping stopping = new EarlyStopping(3);

        List<Epoch> history =
                SLOW.fit(network, train, validation(0.5f), record, stopping).history();

        // 1 − 0.9^n: 0.47 after 6 epochs, 0.52 after 7, 0.57 after 8
        assertThat(stopping.bestEpoch()).isEqualTo(7);
        assertThat(history).hasSize(10);
        assertThat(network.parameter("weight").value().data[0]).isEqualTo(weights.get(6));
    }

    @Test
    void aSmallerImprovementDoesNotCount() {
        EarlyStopping stopping = new EarlyStopping(3, 0.05);
        SLOW.fit(network, train, validation(0.5f), stopping);
        // the loss is (0.9^n − 0.5)²: 0.160, 0.096, 0.052, 0.024, and after that it can't fall by 0.05 any more
        assertThat(stopping.bestEpoch()).isEqualTo(4);
        assertThat(network.parameter("weight").value().data[0]).isCloseTo(0.3439f, within(1e-4f));
    }

    /** How far below 0.6 the output is: other than the loss, it is best when the weight passes 0.6. */
    private record Near(boolean higherIsBetter) implements Metric {
        @Override
        public double value(FloatMatrix prediction, FloatMatrix t) {
            double distance = Math.abs(prediction.data[0] - 0.6);
            return higherIsBetter ? -distance : distance;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMetricCanSayWhenToStop(boolean higherIsBetter) {
        Metric near = new Near(higherIsBetter);
        EarlyStopping stopping = new EarlyStopping(near, 3, 0);
        Trainer trainer = Trainer.of(new Mse(), new Descent(0.05f))
                .batchSize(1)
                .epochs(50)
                .seed(1)
                .metrics(near);

        List<Epoch> history =
                trainer.fit(network, train, validation(0.5f), stopping).history();

        // 1 − 0.9^n: 0.57 after 8 epochs, 0.61 after 9, 0.65 after 10
        assertThat(stopping.bestEpoch()).isEqualTo(9);
        assertThat(history).hasSize(12);
        assertThat(network.parameter("weight").value().data[0]).isBetween(0.61f, 0.62f);
    }

    @Test
    void aMetricThatIsNotReportedIsRefused() {
        assertThatThrownBy(() -> SLOW.fit(network, train, validation(1), new EarlyStopping(new Near(true), 3, 0)))
                .hasMessage("early stopping monitors near, which the trainer doesn't report; add that metric");
    }

    @Test
    void theBestWeightsComeBackAtTheEndToo() {
        Trainer short9 =
                Trainer.of(new Mse(), new Descent(0.05f)).batchSize(1).epochs(9).seed(1);
        short9.fit(network, train, validation(0.5f), new EarlyStopping(10));
        assertThat(network.parameter("weight").value().data[0]).isBetween(0.5f, 0.53f);
    }

    @Test
    void eachTrainingBeginsAnew() {
        EarlyStopping stopping = new EarlyStopping(3);
        SLOW.fit(network, train, validation(0.5f), stopping);
        List<Epoch> history = SLOW.fit(network, train, validation(2), stopping).history();
        assertThat(history).hasSize(50);
        assertThat(stopping.bestEpoch()).isEqualTo(50);
    }

    /** Keeps the mean of the last two weights. */
    record Halfway() implements ElementwiseOptimizer {
        @Override
        public int slots() {
            return 1;
        }

        @Override
        public int averageSlot() {
            return 0;
        }

        @Override
        public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
            for (int i = from; i < to; i++) {
                gradient[i] *= 0.05f;
                slots[0][i] = value[i] - gradient[i] / 2;
            }
        }
    }

    @Test
    void ofAveragedWeightsTheBestAveragesComeBack() {
        Trainer averaging =
                Trainer.of(new Mse(), new Halfway()).batchSize(1).epochs(50).seed(1);
        EarlyStopping stopping = new EarlyStopping(3);
        List<Float> validated = new ArrayList<>();
        Listener record = new Listener() {
            @Override
            public void onEpoch(Training training, Epoch epoch) {
                training.withValidatedWeights(
                        () -> validated.add(network.parameter("weight").value().data[0]));
            }
        };
        averaging.fit(network, train, validation(0.5f), stopping, record);

        float best = network.parameter("weight").value().data[0];
        assertThat(best).isEqualTo(validated.get(stopping.bestEpoch() - 1));
        assertThat(Math.abs(best - 0.5f))
                .isEqualTo(validated.stream()
                        .map(w -> Math.abs(w - 0.5f))
                        .min(Float::compare)
                        .orElseThrow());
    }

    @Test
    void withoutValidationDataItSaysWhatIsMissing() {
        assertThatThrownBy(() -> SLOW.fit(network, train, new EarlyStopping(3)))
                .hasMessage("training: early stopping needs validation data, and there is none; hold some back");
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> new EarlyStopping(0)).hasMessage("patience must be >= 1, not 0");
        assertThatThrownBy(() -> new EarlyStopping(1, Double.NaN))
                .hasMessage("improvement must be >= 0 and finite, not NaN");
    }
}
