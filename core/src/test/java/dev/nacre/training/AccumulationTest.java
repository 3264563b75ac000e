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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several batches make one step, the same as one large batch. */
class AccumulationTest {
    private static final String NETWORK = "sequential([dense(6, activation=sigmoid), dense(2)])";

    private static Trainer trainer(int batchSize, int accumulate) {
        return Trainer.of(new CrossEntropy(), new Descent(0.5f))
                .batchSize(batchSize)
                .epochs(3)
                .seed(1)
                .accumulate(accumulate);
    }

    /** The last batch and the last step are smaller where 40 is not divided. */
    @ParameterizedTest
    @CsvSource({"10, 4, 40", "8, 2, 16", "12, 2, 24", "7, 3, 21", "9, 100, 40"})
    void theStepIsThatOfTheLargerBatch(int batch, int accumulate, int large) {
        Samples data = ring(40, 1);
        Network gathered = new Network(NETWORK, 2, 1);
        Network whole = new Network(NETWORK, 2, 1);
        List<Double> losses = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        List<Epoch> history =
                trainer(batch, accumulate).fit(gathered, data, losses(losses)).history();
        List<Epoch> reference =
                trainer(large, 1).fit(whole, data, losses(expected)).history();

        for (int i = 0; i < weights(whole).length; i++)
            assertThat(weights(gathered)[i]).isCloseTo(weights(whole)[i], within(2e-6f));
        assertThat(losses).hasSameSizeAs(expected).hasSize(3 * (int) Math.ceil(40.0 / large));
        for (int i = 0; i < losses.size(); i++) assertThat(losses.get(i)).isCloseTo(expected.get(i), within(1e-6));
        assertThat(history.get(2).loss()).isCloseTo(reference.get(2).loss(), within(1e-6));
    }

    private static Listener losses(List<Double> into) {
        return new Listener() {
            @Override
            public void onStep(Training training, double loss) {
                into.add(loss);
                assertThat(training.step()).isEqualTo(into.size());
            }
        };
    }

    @Test
    void impossibleCountsAreRefused() {
        assertThatThrownBy(() -> trainer(8, 0)).hasMessage("accumulate must be >= 1, not 0");
    }
}
