package dev.nacre.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lab over HTTP. */
class LabServerTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static LabServer server;

    @BeforeAll
    static void start() throws IOException {
        server = LabServer.start(0);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String token, String body) throws Exception {
        HttpRequest request = request(path)
                .header("X-Nacre-Token", token)
                .header("X-Nacre-Page", "0123abcd")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void thePageLoadsNothingFromElsewhereAndHasAllExperiments() throws Exception {
        HttpResponse<String> page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(page.body()).doesNotContain("http://", "https://", server.token(), "style=", "onclick");
        for (Experiment experiment : Experiments.ALL)
            assertThat(page.body())
                    .contains("<section id=\"" + experiment.about().name() + "\"");
        for (String file : List.of(
                "/lab.css", "/report.css", "/lab.js", "/course/ko/02-activations", "/course/pictures/activations.svg"))
            assertThat(get(file).statusCode()).as(file).isEqualTo(200);
        assertThat(get("/../pom.xml").statusCode()).isEqualTo(404);
    }

    @Test
    void anExperimentAnswersItsConfigurationItsFramesAndTheEnd() throws Exception {
        HttpResponse<String> answer =
                post("/run/activations", server.token(), "activation=elu%28alpha%3D0.5%29&mean=1");
        assertThat(answer.statusCode()).isEqualTo(200);
        String[] lines = answer.body().split("\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).isEqualTo("{\"configuration\":\"elu(alpha=0.5)\"}");
        assertThat(lines[1]).contains("\"figures\":{\"dead\":[0.0]", "<svg");
        assertThat(lines[2]).isEqualTo("{\"end\":\"done\"}");
    }

    @Test
    void withoutTheTokenNothingIsComputed() throws Exception {
        for (String token : List.of("0", server.token() + "0", "null"))
            assertThat(post("/run/activations", token, "").statusCode()).isEqualTo(403);
        HttpRequest none = request("/run/activations")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(CLIENT.send(none, HttpResponse.BodyHandlers.ofString()).body())
                .contains("examples/run lab printed");
    }

    /** A page of another site whose name leads to 127.0.0.1 sends that name. */
    @Test
    void anotherHostsNameIsRefused() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 403").contains("the lab is for this machine alone");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/run/nothing | '' | 400 | there is no experiment nothing; there are activations",
                "/run/activations | spread=99 | 400 | expected a number from 0.1 to 20, got 99",
                "/run/activations | spread=1&spread=2 | 400 | spread is set twice",
                "/run/activations | spread | 400 | expected settings as name=value, joined by &",
                "/run/activations | activation=rilu | 400 | activation (activation): ",
                "/elsewhere | '' | 404 | there are POST /run/NAME and POST /stop"
            })
    void aWrongRequestIsAnsweredInOneLine(String path, String body, int status, String message) throws Exception {
        HttpResponse<String> answer = post(path, server.token(), body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).startsWith("{\"error\":\"").contains(message).doesNotContain("\n", "Exception");
    }

    @Test
    void longSettingsAreRefused() throws Exception {
        assertThat(post("/run/activations", server.token(), "mean=" + "1".repeat(1 << 15))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void stoppingIsAnswered() throws Exception {
        assertThat(post("/stop", server.token(), "").body()).isEqualTo("{\"status\":\"stopped\"}");
    }
}
