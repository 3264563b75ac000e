package dev.nacre.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.examples.lecture.Digits;
import dev.nacre.examples.lecture.Learned;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** What a viewer sees on a walk through the code. */
class VariationalExperimentTest {
    private static final VariationalExperiment EXPERIMENT = new VariationalExperiment();

    private static Shown shown(String settings) {
        return Shown.of(EXPERIMENT, settings);
    }

    private static double distance(String from, String to) {
        double[] a = shown(from).figures("decoded");
        double[] b = shown(to).figures("decoded");
        return IntStream.range(0, a.length)
                .mapToDouble(i -> Math.abs(a[i] - b[i]))
                .average()
                .orElseThrow();
    }

    @Test
    void aSmallStepChangesTheDigitLittleAndALongWayMakesAnother() {
        assertThat(distance("first=0.5&second=0.5", "first=0.6&second=0.5")).isLessThan(0.05);
        assertThat(distance("first=-2&second=0", "first=2&second=0")).isGreaterThan(0.1);
    }

    /** By a network that learned to read digits. */
    @Test
    void thePlaneHasMostOfTheTenDigits() {
        Learned reader = Digits.all(1).train(DigitNetworks.hidden(64), "adam(0.003)", 32, 30, 1);
        double[] map = shown("").figures("map");
        FloatMatrix pictures = new FloatMatrix(64, map.length / 64);
        for (int i = 0; i < map.length; i++) pictures.data[i] = 16 * (float) map[i];
        FloatMatrix outputs = reader.network().infer(pictures);
        assertThat(IntStream.range(0, outputs.columns)
                        .map(s -> outputs.getColumn(s).argmax())
                        .distinct()
                        .count())
                .isGreaterThanOrEqualTo(7);
    }

    @Test
    void betaGathersTheCodes() {
        double none = deviation("beta=0");
        double usual = deviation("beta=1");
        double much = deviation("beta=10");
        assertThat(none).isGreaterThan(2 * usual);
        assertThat(usual).isBetween(0.7, 1.3);
        assertThat(much).isLessThan(0.1);
        assertThat(distance("beta=10&first=-1", "beta=10&first=1")).isLessThan(0.25 * distance("first=-1", "first=1"));
    }

    private static double deviation(String settings) {
        return Arrays.stream(shown(settings).figures("deviation of the codes"))
                .average()
                .orElseThrow();
    }
}
