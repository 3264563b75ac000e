package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.cli.Outcome;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An autoencoder of lstm layers finds planted faults of four kinds. */
class SensorAnomaliesTest {
    private static double rocAuc(Outcome outcome, String fault) {
        Matcher line = Pattern.compile("(?m)^" + fault + " +\\d+ +([01]\\.\\d{4}) +[01]\\.\\d{4}$")
                .matcher(outcome.out());
        assertThat(line.find()).as(outcome.out()).isTrue();
        return Double.parseDouble(line.group(1));
    }

    @Test
    void faultsOfFourKindsAreFound() {
        Outcome outcome = Run.of("sensor-anomalies", "--steps", "3000", "--epochs", "30");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(rocAuc(outcome, "spike")).isGreaterThan(0.9);
        assertThat(rocAuc(outcome, "level shift")).isGreaterThan(0.9);
        assertThat(rocAuc(outcome, "changed frequency")).isGreaterThan(0.9);
        assertThat(rocAuc(outcome, "flat line")).isGreaterThan(0.9);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThat(Run.of("sensor-anomalies", "--steps", "100").err())
                .contains("--steps must be >= 20 windows, 640, not 100");
        assertThat(Run.of("sensor-anomalies", "--window", "200").err())
                .contains("--window must be >= 1 and <= 128, not 200");
    }
}
