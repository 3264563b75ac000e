package dev.nacre.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a viewer sees of gradients that go back through a hundred steps, and of clipping. */
class StepsBackExperimentTest {
    private static final int LAST = 99;

    private static Shown shown(String settings) {
        return Shown.of(new StepsBackExperiment(), settings);
    }

    @Test
    void theRadiusAndTheForgetGateDecideWhatIsLeft() {
        Shown small = shown("radius=0.8&forget-bias=-1");
        assertThat(small.figures("plain")[LAST]).isLessThan(1e-8);
        assertThat(small.figures("lstm")[LAST]).isLessThan(1e-12);
        Shown large = shown("radius=1.5&forget-bias=3");
        assertThat(large.figures("plain")[LAST]).isGreaterThan(1000);
        assertThat(large.figures("lstm")[LAST]).isGreaterThan(1);
    }

    @Test
    void theLossLeapsWithoutClippingAndFallsWithIt() {
        Shown shown = shown("");
        double[] clipped = shown.figures("clippedLosses");

        assertThat(Arrays.stream(shown.figures("losses")).max()).hasValue(1e8);
        assertThat(Arrays.stream(clipped).max().orElseThrow()).isLessThan(2);
        assertThat(clipped[clipped.length - 1]).isLessThan(0.1);
    }

    @Test
    void aLimitThatIsTooHighDoesNotHelp() {
        double[] losses = shown("clip=100").figures("clippedLosses");
        assertThat(Arrays.stream(losses).max().orElseThrow()).isGreaterThan(100);
    }
}
