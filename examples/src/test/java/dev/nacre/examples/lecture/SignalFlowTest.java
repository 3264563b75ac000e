package dev.nacre.examples.lecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lectures say of initial weights, at the tenth of ten layers. */
class SignalFlowTest {
    private static final int LAST = SignalFlow.DEPTH - 1;

    @Test
    void tinyWeightsMakeActivationsAndGradientsVanish() {
        Flow flow = SignalFlow.measure("tanh", "normal(deviation=0.01)");
        assertThat(flow.outputs()[0]).isBetween(0.1, 0.3);
        assertThat(flow.outputs()[LAST]).isLessThan(1e-5);
        assertThat(flow.gradients()[0]).isLessThan(1e-5);
    }

    @Test
    void largeWeightsSaturateTanhAndItsGradientsExplode() {
        Flow flow = SignalFlow.measure("tanh", "normal(deviation=1)");
        assertThat(flow.saturated()[LAST]).isGreaterThan(0.8);
        assertThat(flow.gradients()[0]).isGreaterThan(100);
    }

    @Test
    void largeWeightsMakeReluExplode() {
        assertThat(SignalFlow.measure("relu", "normal(deviation=1)").outputs()[LAST])
                .isGreaterThan(1e9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"glorotNormal", "lecunNormal"})
    void glorotsStartHoldsForTanh(String initializer) {
        Flow flow = SignalFlow.measure("tanh", initializer);
        assertThat(flow.outputs()[LAST]).isBetween(0.15, 0.7);
        assertThat(flow.gradients()[0]).isBetween(0.2, 5.0);
        assertThat(flow.saturated()[LAST]).isLessThan(0.05);
    }

    @Test
    void glorotsStartFadesWithReluAndHesHolds() {
        double glorot = SignalFlow.measure("relu", "glorotNormal").outputs()[LAST];
        Flow he = SignalFlow.measure("relu", "heNormal");
        assertThat(glorot).isLessThan(0.1);
        assertThat(he.outputs()[LAST]).isBetween(0.4, 1.6);
        assertThat(he.gradients()[0]).isBetween(0.4, 2.0);
    }

    @Test
    void seluWithLecunsStartKeepsUnitDeviation() {
        for (double deviation : SignalFlow.measure("selu", "lecunNormal").outputs())
            assertThat(deviation).isBetween(0.85, 1.15);
    }

    @Test
    void sigmoidLosesTheGradientWhateverTheUsualStart() {
        for (String initializer : new String[] {"lecunNormal", "glorotNormal", "heNormal"})
            assertThat(SignalFlow.measure("sigmoid", initializer).gradients()[0])
                    .isLessThan(1e-3);
    }
}
