package dev.nacre.training;

import static dev.nacre.Fixtures.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Fixtures.Descent;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Samples;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FineTuningTest {
    private static final String TEXT =
            "sequential([dense(4, activation=sigmoid), sequential([dense(3), sigmoid]), dense(2)])";
    private static final Trainer TRAINER =
            Trainer.of(new Mse(), new Descent(0.1f)).batchSize(5).epochs(3).seed(1);

    private final Network network = new Network(TEXT, 3, 1);
    private final Samples data = new Samples(random(3, 20, 1), random(2, 20, 2));

    private static float[] weights(Network network, int layer) {
        return network.layers().get(layer).parameters().get(0).value().data.clone();
    }

    @Test
    void frozenLayersStayBitEqualAlsoAfterAReload(@TempDir Path folder) throws IOException {
        float[] lowest = weights(network, 0);
        float[] second = weights(network, 1);
        float[] head = weights(network, 3);
        FineTuning.freeze(network, 2);
        TRAINER.fit(network, data);

        new Model(network, new Mse()).save(folder.resolve("model"));
        Network read = Model.load(folder.resolve("model")).network();
        TRAINER.fit(read, data);

        for (Network each : List.of(network, read)) {
            assertThat(weights(each, 0)).containsExactly(lowest);
            assertThat(weights(each, 1)).containsExactly(second);
        }
        assertThat(weights(network, 3)).isNotEqualTo(head);
        assertThat(weights(read, 3)).isNotEqualTo(weights(network, 3));
    }

    @Test
    void stepByStepThawsOneMoreLayerInEachStage() {
        List<List<Boolean>> stages = new ArrayList<>();
        Listener look = new Listener() {
            @Override
            public void onStart(Training training) {
                stages.add(network.parameters().stream()
                        .filter(p -> p.name().endsWith("weight"))
                        .map(Parameter::trainable)
                        .toList());
            }
        };

        List<Trained> histories = new FineTuning(TRAINER, 0.5f).stepByStep(network, data, look);

        assertThat(histories)
                .hasSize(3)
                .allSatisfy(stage -> assertThat(stage.history()).hasSize(3));
        assertThat(stages)
                .containsExactly(List.of(false, false, true), List.of(false, true, true), List.of(true, true, true));
    }

    @Test
    void lowerLayersStepLess() {
        Network reference = new Network(TEXT, 3, 1);
        Trainer oneStep =
                Trainer.of(new Mse(), new Descent(0.1f)).batchSize(20).epochs(1).seed(1);
        FloatMatrix before = new FloatMatrix(3, 4, weights(network, 0));
        oneStep.fit(reference, data);
        new FineTuning(oneStep, 0.5f).all(network, data);

        float[] full = weights(reference, 0);
        float[] quarter = weights(network, 0);
        assertThat(quarter).isNotEqualTo(before.data);
        for (int i = 0; i < full.length; i++)
            assertThat(quarter[i] - before.data[i])
                    .isCloseTo((full[i] - before.data[i]) / 4, org.assertj.core.api.Assertions.within(1e-6f));
        assertThat(weights(network, 3)).containsExactly(weights(reference, 3));
    }

    @Test
    void statisticsAreNeverThawed() {
        Parameter mean = Parameter.statistic("mean", new FloatMatrix(2, 1));
        mean.trainable(true);
        assertThat(mean.trainable()).isFalse();
        assertThat(mean.isStatistic()).isTrue();
    }

    @Test
    void impossibleCountsAndRatesAreRefused() {
        FineTuning tuning = new FineTuning(TRAINER, 1);
        assertThatThrownBy(() -> tuning.top(4, network, data)).hasMessage("layers must be >= 1 and <= 3, not 4");
        assertThatThrownBy(() -> FineTuning.freeze(network, 5)).hasMessage("layers must be >= 0 and <= 4, not 5");
        assertThatThrownBy(() -> new FineTuning(TRAINER, 0)).hasMessage("lowerRate must be > 0 and <= 1, not 0.0");
    }
}
