package dev.nacre.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a viewer sees of damaged digits. */
class AutoencoderExperimentTest {
    private static final int DIGITS = 15;
    /** Two of the eight rows are wiped. */
    private static final String WIPED = ".".repeat(24) + "0".repeat(16) + ".".repeat(24);

    private final AutoencoderExperiment experiment = new AutoencoderExperiment();

    private Shown shown(String settings) {
        return Shown.of(experiment, settings);
    }

    /** At the painted pixels, over some digits. */
    private double mean(String figure, String settings, String marks) {
        double sum = 0;
        for (int digit = 0; digit < DIGITS; digit++)
            sum += shown(settings + "&digit=" + digit + "&pixels=" + marks).figures(figure)[1];
        return sum / DIGITS;
    }

    @Test
    void corruptionInTrainingTeachesToFillInWhatIsMissing() {
        String scattered =
                IntStream.range(0, 64).mapToObj(i -> i * 7 % 5 < 2 ? "0" : ".").collect(Collectors.joining());
        for (String marks : new String[] {scattered, WIPED}) {
            double damage = mean("damage", "corruption=0.4", marks);
            double restored = mean("error", "corruption=0.4", marks);
            assertThat(restored).isLessThan(0.7 * damage).isLessThan(0.85 * mean("error", "corruption=0", marks));
        }
    }

    @Test
    void itCostsALittleWhereNothingIsMissing() {
        assertThat(shown("corruption=0.4").figure("error"))
                .isGreaterThan(shown("corruption=0").figure("error"));
    }

    @Test
    void aNarrowCodeKeepsTheCoarseShapeOnly() {
        double wide = shown("units=48&corruption=0").figure("error");
        double narrow = shown("units=2&corruption=0").figure("error");
        assertThat(wide).isLessThan(0.05);
        assertThat(narrow).isGreaterThan(2 * wide);
        assertThat(shown("units=2&corruption=0").figures("code")).hasSize(2);
    }

    @Test
    void aPaintedPixelIsDamageAndTheOthersStay() {
        String oneInked = ".".repeat(7) + "9" + ".".repeat(56);
        Shown shown = shown("pixels=" + oneInked);
        double[] damaged = shown.figures("damaged");
        double[] original = shown.figures("pixels");
        assertThat(original[7]).isLessThan(0.5);
        assertThat(damaged[7]).isCloseTo(1, within(1e-6));
        assertThat(Arrays.copyOfRange(damaged, 8, 64)).isEqualTo(Arrays.copyOfRange(original, 8, 64));
    }

    /** So that a painted pixel need not wait: only the first run has frames of a training. */
    @Test
    void whatWasLearnedIsKept() {
        assertThat(shown("").frames()).hasSizeGreaterThan(3);
        assertThat(shown("digit=5").frames()).hasSize(1);
        assertThat(shown("units=8").frames()).hasSizeGreaterThan(3);
    }
}
