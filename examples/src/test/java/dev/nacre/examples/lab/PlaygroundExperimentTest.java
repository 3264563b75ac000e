package dev.nacre.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a viewer sees on the playground. */
class PlaygroundExperimentTest {
    /** Few points, some of them wrong, and a large network. */
    private static final String OVERFITTING =
            "data=clouds&samples=40&noise=0.5&wrong=0.25&layers=3&units=16&epochs=480";

    private static Shown shown(String settings) {
        return Shown.of(new PlaygroundExperiment(), settings);
    }

    private static double last(Shown shown, String name) {
        double[] numbers = shown.figures(name);
        return numbers[numbers.length - 1];
    }

    @ParameterizedTest
    @CsvSource({"ring", "quarters"})
    void aStraightLineIsNotEnoughAndHiddenUnitsBendIt(String data) {
        assertThat(shown("layers=0&data=" + data).figure("held-out accuracy")).isLessThan(0.75);
        assertThat(shown("data=" + data).figure("held-out accuracy")).isGreaterThan(0.9);
    }

    @Test
    void spiralsNeedMoreUnits() {
        String spirals = "data=spirals&noise=0.05&samples=400&epochs=400&";
        assertThat(shown(spirals + "layers=1&units=2").figure("held-out accuracy"))
                .isLessThan(0.8);
        assertThat(shown(spirals + "layers=2&units=16").figure("held-out accuracy"))
                .isGreaterThan(0.95);
    }

    @Test
    void manyUnitsOverfitFewPoints() {
        Shown shown = shown(OVERFITTING);
        assertThat(last(shown, "loss")).isLessThan(0.15);
        assertThat(last(shown, "held-out loss")).isGreaterThan(1);
        assertThat(last(shown, "held-out loss")).isGreaterThan(2 * least(shown.figures("held-out loss")));
    }

    private static double least(double[] numbers) {
        return java.util.Arrays.stream(numbers).min().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"l2=0.02", "dropout=0.6", "inputNoise=0.7"})
    void aPenaltyDropoutOrNoiseCuresIt(String cure) {
        Shown ill = shown(OVERFITTING);
        Shown cured = shown(OVERFITTING + "&" + cure);
        assertThat(last(cured, "held-out loss")).isLessThan(0.6 * last(ill, "held-out loss"));
        assertThat(cured.figure("held-out accuracy")).isGreaterThanOrEqualTo(ill.figure("held-out accuracy"));
        assertThat(last(cured, "loss")).isGreaterThan(last(ill, "loss"));
    }

    @Test
    void itIsLookedAtWhileItLearns() {
        Shown shown = shown("");
        assertThat(shown.frames()).hasSize(41);
        assertThat(shown.frames().get(0).label()).isEqualTo("epoch 0");
        assertThat(shown.last().label()).isEqualTo("epoch 160");
        assertThat(shown.last().html()).contains("layer 1, 8 units", "layer 2, 8 units", "href=\"data:image/png");
        assertThat(shown.frames().get(20).html()).isNotEqualTo(shown.last().html());
    }

    @Test
    void aTextTakesThePlaceOfTheControls() {
        Shown shown = shown("network=sequential%28[dense%285%29,relu,dense%283%29,relu]%29&optimizer=sgd%280.1%29");
        assertThat(shown.last().html()).contains("layer 1, 5 units", "layer 2, 3 units");
    }

    @Test
    void aLargeNetworkAndADivergingTrainingAreSaid() {
        assertThatThrownBy(() -> shown("network=dense%28100000000%29"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("20000 weights");
        assertThatThrownBy(() -> shown("optimizer=sgd%281e30%29&activation=relu"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("diverged");
    }
}
