package dev.nacre.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.data.Dataset;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.metrics.Accuracy;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Trained;
import dev.nacre.training.Trainer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RisingLossTest {
    private static final Dataset DATA = new Dataset(EnsembleTest.ring(200, 1), List.of(), List.of("in", "out"));
    private static final LayerSpec NETWORK =
            Plugins.parse(LayerSpec.class, "sequential([dense(12, activation=sigmoid), dense(2)])");

    private static Trainer trainer(float rate) {
        return Trainer.of(new CrossEntropy(), new EnsembleTest.Descent(rate))
                .batchSize(16)
                .epochs(20);
    }

    private static Trained train(float rate, Dataset data) {
        return trainer(rate).fit(new Network(NETWORK, data.shape(), 1), data, new RisingLoss(data));
    }

    @Test
    void aLossAboveThreeTimesTheFirstGivesUp() {
        assertThatThrownBy(() -> train(100, DATA))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("given up in epoch 1: the loss is [0-9.]+, more than three times that before "
                        + "training, 0\\.[0-9]+; lower the learning rate");
    }

    @Test
    void aTrainingThatLearnsIsLeftAlone() {
        Network alone = new Network(NETWORK, DATA.shape(), 1);
        trainer(2).fit(alone, DATA);
        assertThat(train(2, DATA).model().network().parameter("0.weight").value().data)
                .isEqualTo(alone.parameter("0.weight").value().data);
    }

    @Test
    void aSearchListsTheTrialAsFailed() {
        SearchSpace space = SearchSpace.of(Map.of("rate", "choice(2, 100)"));
        TrialObjective objective = trial -> new CrossValidation(DATA.folds(2, 1), new Accuracy())
                .run(NETWORK, trainer(Float.parseFloat(trial.setting("rate"))))
                .mean();
        SearchResults results = new Search(space, objective, 1, 1).grid(2);

        assertThat(results.best().trial().setting("rate")).isEqualTo("2");
        assertThat(results.ranked().get(1).failure()).startsWith("given up in epoch 1: the loss is ");
        assertThat(results.csv()).contains("given up in epoch 1");
        assertThat(results.html("Rates")).contains("given up in epoch 1");
    }
}
