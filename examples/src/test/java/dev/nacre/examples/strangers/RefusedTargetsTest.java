package dev.nacre.examples.strangers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.optimizers.Adam;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Trainer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Training refuses targets that a loss can't use, instead of learning nonsense from them. */
class RefusedTargetsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "binaryCrossEntropy | 255 | 0   | scale the targets to [0, 1]",
                "crossEntropy       | 0.7 | 0.7 | targets that sum to 1",
                "crossEntropy       | 2   | -1  | one-hot for one class",
                "hinge              | 0.5 | 7   | hinge"
            })
    void theMessageNamesTheLossAndWhatItNeeds(String loss, float first, float second, String needed) {
        Samples data = Samples.of(new float[][] {{1, 2}, {3, 4}}, new float[][] {{first, second}, {first, second}});
        Network network = new Network("dense(2)", 2, 1);
        assertThatThrownBy(() ->
                        Trainer.of(Plugins.parse(Loss.class, loss), new Adam()).fit(network, data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(loss)
                .hasMessageContaining(needed);
    }
}
