package dev.nacre.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.autoencoders.anomaly.ThresholdRule;
import dev.nacre.cli.PeopleTable;
import dev.nacre.tables.DetectionOptions;
import dev.nacre.tables.ScoredRow;
import dev.nacre.tables.TableOptions;
import dev.nacre.tables.UnusualRows;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A detector answers scores and reasons. */
class ServedDetectorTest {
    @TempDir
    private static Path folder;

    private static UnusualRows detector;
    private static PredictionServer server;

    @BeforeAll
    static void serve() throws Exception {
        Path csv = PeopleTable.write(folder.resolve("table.csv"));
        TableOptions table = new TableOptions().ignore("sum");
        detector = UnusualRows.learn(csv, new DetectionOptions().table(table).threshold(ThresholdRule.share(0.05)));
        detector.save(folder.resolve("model.safetensors"));
        server = PredictionServer.start(
                detector, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), new Limits());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Client client() {
        return new Client(server.address().getPort());
    }

    @Test
    void aRowHasItsScorePValueVerdictAndReasons() throws Exception {
        ScoredRow expected = detector.score(Map.of("height", 150, "weight", 60, "age", 400, "kind", "a"));
        HttpResponse<String> response =
                client().predict("{\"row\": {\"height\": 150, \"weight\": 60, \"age\": 400, \"kind\": \"a\"}}");

        assertThat(response.statusCode()).isEqualTo(200);
        Matcher answer = Pattern.compile("\\{\"prediction\":\\{\"score\":([^,]+),\"pValue\":([^,]+),\"unusual\":true,"
                        + "\"reasons\":\\[\\{\"feature\":\"age\",\"share\":(0\\.[3-9][^,]*|1\\.0),\"found\":\"400.0\","
                        + "\"expected\":\"[0-9.]+\"\\},.*\\]\\}\\}")
                .matcher(response.body());
        assertThat(answer.matches()).as(response.body()).isTrue();
        assertThat(Double.parseDouble(answer.group(1))).isEqualTo(expected.score());
        assertThat(Double.parseDouble(answer.group(2))).isEqualTo(expected.pValue());
    }

    @Test
    void severalRowsAndUnknownCategories() throws Exception {
        String body = client().predict("{\"rows\": [[150, 60, 40, \"a\"], [170, 50, 40, \"z\"]]}")
                .body();

        assertThat(body).startsWith("{\"predictions\":[{\"score\":").endsWith("\"unknown\":[\"kind\"]}]}");
        assertThat(body.split("\"pValue\"", -1)).hasSize(3);
        assertThat(client().predict("{\"row\": [1, 2]}").body()).contains("there are 2 values; the model takes 4");
    }

    @Test
    void theModelSaysItsThreshold() throws Exception {
        assertThat(client().get("/model").body())
                .contains("\"threshold\":" + detector.threshold().value(), "\"thresholdFoundBy\":\"quantile 0.95\"");
    }
}
