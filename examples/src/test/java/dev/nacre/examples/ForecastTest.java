package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shipped series are forecast better than by their last value, and than by that of a season before. */
class ForecastTest {
    @TempDir
    Path folder;

    private static double error(Outcome outcome, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + " mae ([0-9.]+) rmse").matcher(outcome.out());
        assertThat(line.find()).as(outcome.out()).isTrue();
        return Double.parseDouble(line.group(1));
    }

    @Test
    void sunspotsOfElevenYears() {
        Outcome outcome = Run.of("forecast", "--data", "sunspots");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(error(outcome, "nacre"))
                .isLessThan(0.9 * error(outcome, "seasonal naive"))
                .isLessThan(0.5 * error(outcome, "naive"));
    }

    /** A quarter of a year, with a short window: the whole takes a minute. */
    @Test
    void carbonDioxideOfAQuarter() {
        Outcome outcome = Run.of("forecast", "--horizon", "13", "--window", "52");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(error(outcome, "nacre"))
                .isLessThan(0.5 * error(outcome, "seasonal naive"))
                .isLessThan(0.5 * error(outcome, "naive"));
    }

    @Test
    void aFileNeedsItsColumns() throws IOException {
        Path file = folder.resolve("series.csv");
        StringBuilder rows = new StringBuilder("t,x\n");
        for (int i = 0; i < 100; i++) rows.append(i).append(',').append(i % 5).append('\n');
        Files.writeString(file, rows);

        Outcome outcome = Run.of(
                "forecast",
                "--data",
                file.toString(),
                "--time",
                "t",
                "--target",
                "x",
                "--season",
                "5",
                "--horizon",
                "1");
        assertThat(error(outcome, "seasonal naive")).isZero();
        assertThat(outcome.out())
                .contains("look: the seasonal naive forecast is as good: this model is of no use here");
        assertThat(Run.of("forecast", "--data", file.toString()).err())
                .contains("a file needs --time, --target and --season");
        assertThat(Run.of("forecast", "--data", "co2", "--window", "51").err())
                .contains("--window must be >= a season, 52, not 51");
    }
}
