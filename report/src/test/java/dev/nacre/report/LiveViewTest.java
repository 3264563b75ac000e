package dev.nacre.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.training.Cancellation;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Trained;
import dev.nacre.training.Training;
import java.io.InputStream;
import java.net.BindException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class LiveViewTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url));
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return CLIENT.send(request(url).build(), BodyHandlers.ofString());
    }

    private static String post(String url) throws Exception {
        HttpRequest request =
                request(url).POST(HttpRequest.BodyPublishers.noBody()).build();
        return CLIENT.send(request, BodyHandlers.ofString()).body();
    }

    /** The lines of a page's events, from now until the view is closed. */
    private static CompletableFuture<List<String>> events(LiveView view) throws Exception {
        Stream<String> lines = CLIENT.send(request(view.url() + "events").build(), BodyHandlers.ofLines())
                .body();
        return CompletableFuture.supplyAsync(lines::toList, OwnThread::run);
    }

    /** Does something after an epoch. */
    private static Listener after(int epoch, Consumer<Training> action) {
        return new Listener() {
            @Override
            public void onEpoch(Training training, Epoch done) {
                if (done.number() == epoch) action.accept(training);
            }
        };
    }

    private static Listener posting(String url) {
        return after(3, training -> {
            try {
                post(url);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Trained train(int epochs, Listener... listeners) {
        return TwoClasses.trainer(epochs).fit(TwoClasses.network(), TwoClasses.of(1), TwoClasses.of(2), listeners);
    }

    @Test
    void aWatchedTrainingGivesTheSameWeights() throws Exception {
        LiveView view = new LiveView(0);
        CompletableFuture<List<String>> seen = events(view);
        Network watched = train(20, view).network();
        view.close();

        assertThat(seen.get()).hasSizeGreaterThan(10);
        assertThat(watched.infer(TwoClasses.of(2).x()).data)
                .isEqualTo(train(20).network().infer(TwoClasses.of(2).x()).data);
    }

    @Test
    void theEventsEndWithTheLastState() throws Exception {
        LiveView view = new LiveView(0);
        train(20, view.named("network 1 of 1"));
        CompletableFuture<List<String>> lines = events(view);
        view.close();

        assertThat(String.join("\n", lines.get()))
                .contains("Network 1 of 1, training", "ended after 20 epochs", "Network 1 of 1, training: accuracy")
                .contains("data: <p data-ended=\"true\"", "Trainings: 0 running, 1 ended")
                .endsWith("event: end\ndata:\n");
    }

    @Test
    void stopFromThePageEndsTheTrainingWithItsModel() throws Exception {
        try (LiveView view = new LiveView(0)) {
            Trained trained = train(1_000_000, view, posting(view.url() + "stop?training=1"));

            assertThat(trained.history()).hasSizeBetween(3, 5);
            assertThat(trained.bestEpoch()).isEqualTo(trained.history().size());
            assertThat(train(2, view).history()).as("another training goes on").hasSize(2);
            assertThat(post(view.url() + "stop?training=1")).isEqualTo("No such training is running.");
        }
    }

    @Test
    void stopEverythingAlsoStopsTrainingsThatBeginLater() throws Exception {
        Cancellation cancellation = new Cancellation();
        try (LiveView view = new LiveView(0, "Points", cancellation)) {
            train(1_000_000, view, posting(view.url() + "stop-all?training=0"));

            assertThat(cancellation.cancelled()).isTrue();
            assertThat(train(100, view).history()).hasSize(1);
        }
    }

    @Test
    void keepBestRestoresTheWeightsOfTheBestEpoch() throws Exception {
        List<Float> best = new ArrayList<>();
        Listener spoil = after(5, training -> {
            for (float y : training.network().infer(TwoClasses.of(2).x()).data) best.add(y);
            training.network().parameters().forEach(p -> p.value().muli(-1));
            training.stop();
        });
        try (LiveView view = new LiveView(0)) {
            Trained trained = train(9, view, posting(view.url() + "keep?training=1&wanted"), spoil);

            assertThat(trained.bestEpoch()).isEqualTo(5);
            assertThat(trained.network().infer(TwoClasses.of(2).x()).data).containsExactly(best.toArray(Float[]::new));
        }
    }

    @Test
    void withoutKeepBestTheProgramDecides() throws Exception {
        try (LiveView view = new LiveView(0)) {
            EarlyStopping stopping = new EarlyStopping(5);
            String keep = view.url() + "keep?training=1";
            Trained trained = train(9, stopping, view, posting(keep + "&wanted"), posting(keep));

            assertThat(trained.bestEpoch()).isEqualTo(stopping.bestEpoch());
        }
    }

    @Test
    void aClientThatGoesAwayOrDoesNotReadDisturbsNothing() throws Exception {
        try (LiveView view = new LiveView(0)) {
            URI url = URI.create(view.url());
            List<Socket> sockets = new ArrayList<>();
            Listener rude = after(3, training -> {
                try {
                    for (int i = 0; i < 8; i++) {
                        Socket socket = new Socket("127.0.0.1", url.getPort());
                        sockets.add(socket);
                        String request = "GET " + url.getPath() + "events HTTP/1.1\r\nHost: localhost\r\n\r\n";
                        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
                        if (i % 2 == 0) socket.close();
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(train(200, view, rude).history()).hasSize(200);
            assertThat(get(view.url()).statusCode()).isEqualTo(200);
            for (Socket socket : sockets) socket.close();
        }
    }

    @Test
    void onlyThisMachineAndOnlyWithTheToken() throws Exception {
        try (LiveView view = new LiveView(0)) {
            String url = view.url();
            assertThat(url).matches("http://127\\.0\\.0\\.1:\\d+/[0-9a-f]{32}/");
            HttpResponse<String> page = get(url);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("Nacre · live").doesNotContain("{{", "src=\"http", "<link", "url(");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "script-src 'sha256-", "frame-ancestors 'none'");
            assertThat(get(url.replaceAll("[0-9a-f]{32}/$", "")).statusCode()).isEqualTo(404);
            assertThat(get(url.replaceAll("[0-9a-f]{32}/$", "0".repeat(32) + "/events"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(get(url + "model").statusCode()).isEqualTo(404);
            assertThat(post(url + "stop")).isEqualTo("which training?");
            assertThat(post(url + "explode?training=1")).isEqualTo("No such training is running.");
            assertThat(status(url, "evil.example")).isEqualTo("HTTP/1.1 403 Forbidden");
            assertThat(status(url, "localhost:9000")).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    /** The status line for a request with this Host header. */
    private static String status(String url, String host) throws Exception {
        URI at = URI.create(url);
        try (Socket socket = new Socket("127.0.0.1", at.getPort())) {
            String request = "GET " + at.getPath() + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aTakenPortIsSaidInOneLine() throws Exception {
        try (LiveView view = new LiveView(0)) {
            int port = URI.create(view.url()).getPort();
            assertThatThrownBy(() -> new LiveView(port))
                    .isInstanceOf(BindException.class)
                    .hasMessage(
                            "port %d can't be used: address already in use; choose another, or 0 for a free one", port);
        }
    }

    @Test
    void onlyTheLastTrainingsAndSixteenPagesAreKept() throws Exception {
        LiveView view = new LiveView(0);
        for (int i = 1; i <= 15; i++) train(1, view.named("trial " + i));
        List<InputStream> pages = new ArrayList<>();
        for (int i = 0; i < LiveServer.PAGES; i++) {
            HttpRequest request = request(view.url() + "events").build();
            pages.add(CLIENT.send(request, BodyHandlers.ofInputStream()).body());
        }
        assertThat(get(view.url() + "events").statusCode()).isEqualTo(503);
        view.close();
        String first = new String(pages.get(0).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(first)
                .contains("Trainings: 0 running, 12 ended, and 3 before these.", "Trial 4,", "Trial 15,")
                .doesNotContain("Trial 3,");
    }

    @Test
    void itsThreadsDoNotKeepAProgramAlive() throws Exception {
        try (LiveView view = new LiveView(0)) {
            get(view.url());
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().matches("nacre-live|HTTP-Dispatcher"))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allMatch(Thread::isDaemon);
        }
    }

    @Test
    void picturesHaveFiltersAndExamples() throws Exception {
        LiveView view = new LiveView(0);
        CompletableFuture<List<String>> lines = events(view);
        FloatMatrix x = FloatMatrix.rand(16, 20);
        FloatMatrix t = FloatMatrix.zeros(2, 20);
        for (int s = 0; s < 20; s++) t.put(s % 2, s, 1);
        Samples data = new Samples(x, t).shaped(new Shape(4, 4, 1));
        TwoClasses.trainer(3)
                .fit(new Network("sequential([dense(5), sigmoid, dense(2)])", data.shape(), 1), data, view);
        view.close();

        assertThat(String.join("\n", lines.get()))
                .contains("Filters of the first layer", "data: <p>Filters of the first layer: <b")
                .contains("10 samples of the training data", "<div class=\"mistakes\"><figure><img class=\"pixels\"")
                .contains("predicted <b>", "<small>is 0, ", "<small>is 1, ");
    }

    @Test
    void sectionsOfOnesOwnAreShownAndEscaped() throws Exception {
        LiveView view = new LiveView(0, "<b>", new Cancellation());
        assertThat(get(view.url()).body()).contains("<h1>&lt;b&gt;</h1>");
        view.show(new Section("Trials <so far>", "<p>none</p>"));
        view.show(new Section("Trials <so far>", "<p>one</p>"));
        CompletableFuture<List<String>> lines = events(view);
        view.close();
        assertThat(lines.get())
                .contains("data: <h2>Trials &lt;so far&gt;</h2>", "data: <p>one</p>")
                .doesNotContain("data: <p>none</p>");
    }
}
