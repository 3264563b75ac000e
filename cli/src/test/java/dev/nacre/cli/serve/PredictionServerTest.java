package dev.nacre.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Network;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.model.Model;
import dev.nacre.tables.TableModel;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionServerTest {
    static final Model MODEL = new Model(
            new Network("sequential([dense(8), tanh, batchNorm, dense(3)])", 2, 1),
            new CrossEntropy(),
            List.of("height", "width"),
            List.of("cat", "dog", "\"fish\""),
            Map.of());

    private PredictionServer server;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        server = PredictionServer.start(
                new TableModel(MODEL),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Limits(2000, 20, 2, Duration.ofSeconds(10)));
        client = new Client(server.address().getPort());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String prediction(float... row) {
        return predictions(row);
    }

    /** Of rows that are predicted together, which may have other last bits than each alone. */
    private static String predictions(float[]... rows) {
        float[][] values = MODEL.predict(rows);
        return IntStream.range(0, rows.length)
                .mapToObj(i -> "{\"label\":\"" + MODEL.classify(rows[i]).replace("\"", "\\\"") + "\",\"values\":"
                        + Arrays.toString(values[i]).replace(" ", "") + "}")
                .collect(Collectors.joining(","));
    }

    @Test
    void aRowIsPredictedAsTheModelDoes() throws Exception {
        HttpResponse<String> response = client.predict("{\"row\": [0.5, -2e1]}");
        assertThat(response.body()).isEqualTo("{\"prediction\":" + prediction(0.5f, -20) + "}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void manyRowsComeBackInTheirOrder() throws Exception {
        HttpResponse<String> response = client.predict("{\"rows\": [[1, 2], [-3, 4], [0, 0]]}");
        assertThat(response.body())
                .isEqualTo("{\"predictions\":["
                        + predictions(new float[] {1, 2}, new float[] {-3, 4}, new float[] {0, 0}) + "]}");
    }

    @Test
    void featuresMayBeNamedInAnyOrder() throws Exception {
        assertThat(client.predict("{\"rows\": [{\"width\": 2, \"height\": 1}]}").body())
                .isEqualTo("{\"predictions\":[" + prediction(1, 2) + "]}");
    }

    @Test
    void theModelSaysWhatItExpects() throws Exception {
        assertThat(client.get("/model").body())
                .startsWith("{\"inputs\":2,\"outputs\":3,\"features\":[\"height\",\"width\"],"
                        + "\"categories\":[],\"missing\":false,\"labels\":[\"cat\",\"dog\",\"\\\"fish\\\"\"],"
                        + "\"network\":\"sequential(layers=[dense(units=8,")
                .endsWith("\"mostBytes\":2000,\"mostRows\":20}");
    }

    @Test
    void healthIsOkUntilTheServiceIsStopped() throws Exception {
        assertThat(client.get("/health").body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(server.stop(Duration.ofSeconds(10))).isTrue();
        assertThatThrownBy(() -> client.get("/health")).isInstanceOf(ConnectException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"row\": [1]}|row 0, there are 1 values; the model takes 2",
                "{\"rows\": [[1, 2], [1, 2, 3]]}|row 1, there are 3 values; the model takes 2",
                "{\"row\": [1, \"2d\"]}|row 0, feature width: \\\"2d\\\" is not a number; give one",
                "{\"row\": [1, true]}|row 0, feature width: \\\"true\\\" is not a number; give one",
                "{\"row\": [1, [2]]}|row 0, number 1 is a list or an object; expected is a number, a text or null",
                "{\"row\": [1, 1e99]}|row 0, feature width: 1E+99 is too large for a 32-bit number",
                "{\"row\": [1, 1e99999999999]}|row 0, feature width: 1e99999999999 is too large for a 32-bit number",
                "{\"row\": [1, NaN]}|this is not the JSON it should be: Non-standard token 'NaN'\"",
                "{\"row\": [1, null]}|row 0, feature width: the value is missing, which this model does not take",
                "{\"row\": {\"height\": 1}}|row 0, feature width: the value is missing, which this model does not take",
                "{\"row\": {\"height\": 1, \"width\": {}}}|row 0, a feature is a list or an object",
                "{\"row\": {\"height\": 1, \"depth\": 2}}|row 0, there is no feature \\\"depth\\\"; "
                        + "the features are height, width",
                "{\"row\": {\"height\": 1, \"height\": 2}}|uplicate",
                "{\"row\": 1}|row 0 is neither a list of values nor an object",
                "{\"rows\": []}|there is no row",
                "{\"rows\": [1, 2]}|row 0 is neither a list of values nor an object",
                "{\"cols\": []}|expected is {\\\"row\\\": […]} or {\\\"rows\\\": [[…], …]}",
                "[1, 2]|expected is {\\\"row\\\": […]} or",
                "{\"row\": [1, 2], \"row\": [1, 2]}|uplicate",
                "{\"row\": [1, 2], \"more\": 1}|expected is",
                "{\"row\": [1, 2]} x|this is not the JSON it should be",
                "{\"row\": [1, 2]} {}|the JSON goes on after its end",
                "{\"row\": [1, 2|this is not the JSON it should be",
                "{\"row\": [[[[[[1]]]]]]}|row 0, number 0 is a list or an object",
                "``|expected is {\\\"row\\\": […]} or",
                "hello|this is not the JSON it should be",
            })
    void aWrongRequestIsAnsweredByTheReason(String body, String reason) throws Exception {
        HttpResponse<String> response = client.predict(body);
        assertThat(response.body()).startsWith("{\"error\":\"").contains(reason);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(client.predict("{\"row\": [1, 2]}").statusCode()).isEqualTo(200);
    }

    @Test
    void wrongPathsMethodsAndTypesHaveTheirStatus() throws Exception {
        assertThat(client.get("/").statusCode()).isEqualTo(404);
        assertThat(client.get("/predict/1").body()).contains("there are POST /predict");
        HttpResponse<String> wrong = client.get("/predict");
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("Allow")).hasValue("POST");
        assertThat(client.send(client.to("/health").DELETE()).statusCode()).isEqualTo(405);
        for (String type : List.of("text/plain", "application/json; charset=latin1"))
            assertThat(client.send(client.to("/predict")
                                    .header("Content-Type", type)
                                    .POST(BodyPublishers.ofString("{\"row\": [1, 2]}")))
                            .statusCode())
                    .isEqualTo(415);
        assertThat(client.send(client.to("/predict").POST(BodyPublishers.ofString("{\"row\": [1, 2]}")))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void tooMuchIsRefused() throws Exception {
        HttpResponse<String> rows = client.predict("{\"rows\": [" + "[1,2],".repeat(20) + "[1,2]]}");
        assertThat(rows.body()).contains("up to 20 rows");
        assertThat(rows.statusCode()).isEqualTo(413);
        HttpResponse<String> bytes = client.predict("{\"row\": [1, 2" + " ".repeat(2000) + "]}");
        assertThat(bytes.body()).contains("up to 2000 bytes");
        assertThat(bytes.statusCode()).isEqualTo(413);
        HttpResponse<String> chunks = client.send(client.to("/predict")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(
                        BodyPublishers.ofString("{\"row\": [1, 2" + " ".repeat(2000) + "]}"))));
        assertThat(chunks.statusCode()).isEqualTo(413);
    }

    @Test
    void aHugeRequestIsRefusedWithoutBeingRead() throws Exception {
        try (Socket socket = client.raw(Client.head(2_000_000_000) + " ".repeat(10_000))) {
            assertThat(Client.answer(socket)).startsWith("HTTP/1.1 413 ").contains("up to 2000 bytes");
        }
        assertThat(client.get("/health").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/predict,413", "/nowhere,404"})
    void whoSendsAllBeforeItReadsGetsItsAnswer(String path, String status) throws Exception {
        int length = 5_000_000;
        try (Socket socket = client.raw(Client.head(length).replace("/predict", path))) {
            socket.getOutputStream().write(new byte[length]);
            assertThat(Client.answer(socket)).startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void concurrentPredictionsEqualSequentialOnesBitForBit() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) rows.add(new float[] {random.nextFloat(), (float) random.nextGaussian()});
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (float[] row : rows)
                answers.add(threads.submit(() -> client.predict("{\"row\": " + Arrays.toString(row) + "}")));
            for (int i = 0; i < rows.size(); i++)
                assertThat(answers.get(i).get().body()).isEqualTo("{\"prediction\":" + prediction(rows.get(i)) + "}");
        } finally {
            threads.shutdownNow();
        }
    }
}
