package dev.nacre.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Activation;
import dev.nacre.Identity;
import dev.nacre.LayerSpec;
import dev.nacre.Loss;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.layers.Sigmoid;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.Huber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading and printing plugins. */
class PluginTextTest {
    @Test
    void aNameAloneHasTheDefaults() {
        assertThat(Plugins.parse(Loss.class, "huber")).isEqualTo(new Huber(1));
        assertThat(Plugins.parse(Loss.class, " huber ( ) ")).isEqualTo(new Huber(1));
    }

    @Test
    void theFirstArgumentMayLeaveOutItsKey() {
        assertThat(Plugins.parse(Loss.class, "huber(0.5)")).isEqualTo(new Huber(0.5f));
        assertThat(Plugins.parse(Loss.class, "huber(delta=0.5)")).isEqualTo(new Huber(0.5f));
        assertThat(Plugins.parse(LayerSpec.class, "dense(300, activation=sigmoid)"))
                .isEqualTo(new Dense(300, new Sigmoid()));
    }

    @Test
    void pluginsNest() {
        assertThat(Plugins.parse(LayerSpec.class, "sequential([dense(4), sigmoid, sequential([dense(2)])])"))
                .isEqualTo(new Sequential(new Dense(4), new Sigmoid(), new Sequential(new Dense(2))));
        assertThat(Plugins.parse(LayerSpec.class, "sequential([])")).isEqualTo(new Sequential());
    }

    @Test
    void printingIsTheWayBack() {
        LayerSpec spec = new Sequential(new Dense(3, new Sigmoid()), new Identity());
        String text = Plugins.format(spec);
        assertThat(text)
                .isEqualTo("sequential(layers=[dense(units=3, activation=sigmoid, initializer=glorotUniform, "
                        + "biasInitializer=zeros, penalty=none, constraint=none), identity])");
        assertThat(Plugins.parse(LayerSpec.class, text)).isEqualTo(spec);
    }

    @ParameterizedTest
    @CsvSource({"0.5,0.5", "1,1", "0.0001,0.0001", "100000,100000", "1E-20,1.0E-20"})
    void numbersArePrintedSoThatPeopleCanReadThem(float delta, String printed) {
        assertThat(Plugins.format(new Huber(delta))).isEqualTo("huber(delta=" + printed + ")");
        assertThat(Plugins.parse(Loss.class, "huber(" + printed + ")")).isEqualTo(new Huber(delta));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hubber | at position 1 of 'hubber': unknown loss: hubber; did you mean huber? Known: "
                        + "binaryCrossEntropy, classWeighted, crossEntropy,",
                "huber(0.5 | at position 10 of 'huber(0.5': expected ',' or ')', not the end",
                "huber(0.5) 3 | at position 12 of 'huber(0.5) 3': expected the end, not 3",
                "huber(gamma=2) | at position 7 of 'huber(gamma=2)': huber has no gamma; it has delta",
                "huber(delta=mse) | at position 13 of 'huber(delta=mse)': huber's delta must be a number, not mse",
                "huber(delta=1e50) | huber's delta must be a number, not 1e50",
                "huber(delta=1e999999999) | huber's delta must be a number, not 1e999999999",
                "huber(delta=-1.0) | at position 1 of 'huber(delta=-1.0)': huber: delta must be > 0 and finite, not "
                        + "-1.0",
                "huber(delta=1, delta=2) | at position 16 of 'huber(delta=1, delta=2)': huber has delta twice",
                "huber(1, 2) | at position 10 of 'huber(1, 2)': only the first argument may leave out its key; huber "
                        + "has delta",
                "mse(1) | at position 5 of 'mse(1)': only the first argument may leave out its key; mse has no "
                        + "arguments",
                "'' | at position 1 of '': expected the name of a loss, not the end",
                "NaN | unknown loss: NaN. Known: binaryCrossEntropy,",
            })
    void whatIsWrongIsNamedWithItsPosition(String text, String message) {
        assertThatThrownBy(() -> Plugins.parse(Loss.class, text))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aMistakeDeepInsideIsNamedToo() {
        String text = "sequential([dense(units=2.5)])";
        assertThatThrownBy(() -> Plugins.parse(LayerSpec.class, text))
                .hasMessageContaining("at position 25 of '" + text + "': dense's units must be a whole number");
        assertThatThrownBy(() -> Plugins.parse(LayerSpec.class, "sequential([dense(2)"))
                .hasMessageContaining("expected ',' or ']', not the end");
        assertThatThrownBy(() -> Plugins.parse(LayerSpec.class, "dense(2, activation=dense(1))"))
                .hasMessageContaining("at position 21")
                .hasMessageContaining("unknown activation: dense");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sequential([",
                "dense(",
                "dense(2,",
                "dense(2,,)",
                "sequential(dense)",
                "dense(units=[2])",
                "\"",
                "(",
                "=",
                "dense(=2)"
            })
    void brokenTextIsRefused(String text) {
        assertThatThrownBy(() -> Plugins.parse(LayerSpec.class, text)).isInstanceOf(PluginException.class);
    }

    @Test
    void textNestedWithoutEndIsRefused() {
        assertThatThrownBy(() -> Plugins.parse(LayerSpec.class, "sequential([".repeat(100_000)))
                .hasMessageContaining("nested deeper than 100");
    }

    @Test
    void aPluginOfOneOfOurModulesIsRefusedWithTheModuleToAdd() {
        assertThatThrownBy(() -> Plugins.parse(LayerSpec.class, "leakyRelu"))
                .hasMessageContaining("it is in module nacre-activations: add dev.nacre:nacre-activations");
    }

    @Test
    void subKindsCount() {
        assertThat(Plugins.all(LayerSpec.class)).containsKeys("dense", "sequential", "sigmoid", "identity");
        assertThat(Plugins.all(Activation.class)).containsKeys("sigmoid").doesNotContainKey("dense");
        assertThat(Plugins.parse(Loss.class, "crossEntropy")).isEqualTo(new CrossEntropy());
    }
}
