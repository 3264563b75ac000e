package dev.nacre.examples.lecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the course says of gradients that go back through a hundred steps. */
class StepsBackTest {
    private static double afterAHundred(String name) {
        return StepsBack.gradients(StepsBack.LAYERS.get(name))[StepsBack.STEPS - 1];
    }

    @Test
    void theRadiusOfTheRecurrentWeightsDecidesHowMuchIsLeft() {
        assertThat(afterAHundred("recurrent, radius 0.8")).isBetween(1e-11, 1e-9);
        assertThat(afterAHundred("recurrent, radius 1")).isBetween(0.1, 1.5);
        assertThat(afterAHundred("recurrent, radius 1.5")).isGreaterThan(1000);
    }

    @Test
    void anLstmKeepsTheGradientIfItsForgetGatesBeginOpen() {
        assertThat(afterAHundred("lstm, forget bias 0")).isLessThan(1e-12);
        assertThat(afterAHundred("lstm, forget bias 1")).isBetween(1e-3, 0.1);
        assertThat(afterAHundred("lstm, forget bias 3")).isGreaterThan(1);
    }

    /** Of the linear layer, by hand: the gradient of a step is the recurrent weights times that of the next one. */
    @Test
    void aSmallRadiusShrinksTheGradientByItselfInEachStep() {
        double[] sizes = StepsBack.gradients(StepsBack.LAYERS.get("recurrent, radius 0.8"));
        for (int back = 1; back < 20; back++)
            assertThat(sizes[back] / sizes[back - 1]).isBetween(0.79, 0.8001);
    }
}
