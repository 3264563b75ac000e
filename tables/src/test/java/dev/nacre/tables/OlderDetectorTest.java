package dev.nacre.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.autoencoders.anomaly.Threshold;
import dev.nacre.autoencoders.anomaly.ThresholdRule;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * A detector that commit 856bb7a trained, before there were p-values and reference rows: {@code nacre detect --csv
 * older-detector.csv --ignore id --share 0.05 --seed 3}. The scores are those that this command printed.
 */
class OlderDetectorTest {
    private static Path resource(String name) throws URISyntaxException {
        return Path.of(OlderDetectorTest.class.getResource(name).toURI());
    }

    @Test
    void itStillJudgesAlike() throws IOException, URISyntaxException {
        UnusualRows detector = UnusualRows.load(resource("older-detector.safetensors"));
        assertThat(detector.threshold()).isEqualTo(new Threshold(1.5971424135246448, "quantile 0.95"));

        List<ScoredRow> rows = detector.score(resource("older-detector.csv"));
        assertThat(rows).hasSize(161);
        assertThat(rows.stream()
                        .filter(ScoredRow::unusual)
                        .sorted(Comparator.comparingDouble(ScoredRow::score).reversed())
                        .map(row -> String.format(Locale.ROOT, "%d,%.4g", row.row(), row.score())))
                .containsExactly(
                        "116,2.913",
                        "161,2.662",
                        "154,2.349",
                        "48,2.101",
                        "84,2.090",
                        "24,1.900",
                        "121,1.844",
                        "70,1.601");
        assertThat(rows.get(0).pValue()).isNaN();
        assertThat(rows.get(115).reasons()).isEmpty();
    }

    @Test
    void whatItLacksIsSaid() throws IOException, URISyntaxException {
        UnusualRows detector = UnusualRows.load(resource("older-detector.safetensors"));
        Path table = resource("older-detector.csv");
        assertThatThrownBy(() -> detector.explain(table)).hasMessageContaining("learn again");
        assertThatThrownBy(() -> detector.withThreshold(ThresholdRule.share(0.1)))
                .hasMessageContaining("train it again, or give the threshold");
        assertThat(detector.withThreshold(new ThresholdRule.Value(2)).score(table).stream()
                        .filter(ScoredRow::unusual))
                .hasSize(5);
    }
}
