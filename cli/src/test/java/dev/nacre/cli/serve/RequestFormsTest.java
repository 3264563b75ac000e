package dev.nacre.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.tables.TableModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HEAD, content codings, and what is no HTTP. */
class RequestFormsTest {
    private static final String ROW = "{\"row\": [1, 2]}";

    private PredictionServer server;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        server = PredictionServer.start(
                new TableModel(PredictionServerTest.MODEL),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Limits(2000, 20, 2, Duration.ofSeconds(10)));
        client = new Client(server.address().getPort());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/model"})
    void headIsGetWithoutTheBody(String path) throws Exception {
        HttpResponse<String> get = client.get(path);
        HttpResponse<String> head = client.send(client.to(path).method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(head.headers().firstValueAsLong("Content-Length"))
                .hasValue(get.body().getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void otherMethodsAreToldTheRightOnes() throws Exception {
        assertThat(client.send(client.to("/health").DELETE()).headers().firstValue("Allow"))
                .hasValue("GET, HEAD");
        HttpResponse<String> head = client.send(client.to("/predict").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(405);
        assertThat(head.headers().firstValue("Allow")).hasValue("POST");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private HttpResponse<String> predict(String coding, byte[] body) throws Exception {
        return client.send(client.to("/predict")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", coding)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZip", "x-gzip"})
    void aGzippedBodyIsInflated(String coding) throws Exception {
        HttpResponse<String> response = predict(coding, gzip(ROW));

        assertThat(response.body()).isEqualTo(client.predict(ROW).body()).startsWith("{\"prediction\"");
        assertThat(predict("identity", ROW.getBytes(StandardCharsets.UTF_8)).body())
                .isEqualTo(response.body());
    }

    @Test
    void whatInflatesToTooMuchIsRefused() throws Exception {
        byte[] bomb = gzip("{\"row\": [1, 2" + " ".repeat(1_000_000) + "]}");
        assertThat(bomb.length).isLessThan(2000);

        HttpResponse<String> response = predict("gzip", bomb);

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("a body may have up to 2000 bytes, inflated too");
    }

    @Test
    void whatIsNotGzippedAsItSaysIsRefused() throws Exception {
        byte[] whole = gzip(ROW);
        for (byte[] wrong : new byte[][] {
            ROW.getBytes(StandardCharsets.UTF_8), {}, Arrays.copyOf(whole, whole.length - 3), Arrays.copyOf(whole, 5)
        }) {
            HttpResponse<String> response = predict("gzip", wrong);
            assertThat(response.body()).contains("the body is not gzip");
            assertThat(response.statusCode()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "gzip, gzip"})
    void otherContentCodingsAreRefused(String coding) throws Exception {
        HttpResponse<String> response = predict(coding, gzip(ROW));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.body()).contains("the Content-Encoding must be gzip");
        assertThat(response.headers().firstValue("Accept-Encoding")).hasValue("gzip");
    }

    @Test
    void aBodyThatEndsEarlyOrIsWronglyChunkedIsAnsweredByTheReason() throws Exception {
        String chunked = Client.head(0).replace("Content-Length: 0", "Transfer-Encoding: chunked");
        for (String request : new String[] {Client.head(100) + ROW, chunked + "zz\r\n" + ROW}) {
            try (Socket socket = client.raw(request)) {
                socket.shutdownOutput();
                assertThat(Client.rest(socket))
                        .startsWith("HTTP/1.1 400 ")
                        .contains("Connection: close", "{\"error\":\"the body ends before its length");
            }
        }
    }

    /** docs/service.md says so: the JDK's server refuses these before it asks anybody. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello|400",
                "GET /health|400",
                "GET /%zz HTTP/1.1|400",
                "GET /health HTTP/1.1~No colon|400",
                "GET /health HTTP/1.1~A b: c|400",
                "POST /predict HTTP/1.1~Content-Length: 1~Content-Length: 1|400",
                "POST /predict HTTP/1.1~Content-Length: 1~Transfer-Encoding: chunked|400",
                "POST /predict HTTP/1.1~Content-Length: -1|400",
                "POST /predict HTTP/1.1~Content-Length: one|400",
                "POST /predict HTTP/1.1~Transfer-Encoding: gzip|501",
                "OPTIONS * HTTP/1.1|404",
            })
    void whatIsNoHttpIsRefusedByTheJdk(String head, String status) throws Exception {
        try (Socket socket = client.raw(head.replace("~", "\r\n") + "\r\n\r\n")) {
            assertThat(Client.rest(socket))
                    .startsWith("HTTP/1.1 " + status + " ")
                    .contains("Content-Type: text/html", "<h1>");
        }
        assertThat(client.get("/health").statusCode()).isEqualTo(200);
    }

    private static String manyHeaders() {
        return IntStream.range(0, 300).mapToObj(i -> "X" + i + ": x\r\n").collect(Collectors.joining());
    }

    @Test
    void aHeadWithTooManyHeadersIsClosedWithoutAnAnswer() throws Exception {
        try (Socket socket = client.raw("GET /health HTTP/1.1\r\n" + manyHeaders() + "\r\n")) {
            assertThat(Client.rest(socket)).isEmpty();
        }
        assertThat(client.get("/health").statusCode()).isEqualTo(200);
    }
}
