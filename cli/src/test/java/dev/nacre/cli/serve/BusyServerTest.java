package dev.nacre.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Shape;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.plugin.Doc;
import dev.nacre.tables.TableModel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens while a prediction takes long. */
class BusyServerTest {
    private static volatile CountDownLatch arrived;
    private static volatile CountDownLatch gate;

    /** Holds up inputs above 0 until a gate is opened. */
    @Doc("waits")
    record Waiting() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Layer() {
                @Override
                public int outputs() {
                    return inputs.size();
                }

                @Override
                public FloatMatrix forward(FloatMatrix x, Mode mode) {
                    if (x.data[0] > 0) pass();
                    if (x.data[0] < 0) throw new IllegalStateException("a bug");
                    return x;
                }

                @Override
                public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        private static void pass() {
            arrived.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @BeforeEach
    void closeTheGate() {
        arrived = new CountDownLatch(1);
        gate = new CountDownLatch(1);
    }

    private static PredictionServer start() throws Exception {
        return PredictionServer.start(
                new TableModel(new Model(new Network(new Waiting(), 1, 0), new Mse())),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Limits(1000, 10, 1, Duration.ofSeconds(1)));
    }

    private static CompletableFuture<HttpResponse<String>> longRequest(Client client) throws Exception {
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return client.predict("{\"row\": [1]}");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        arrived.await();
        return answer;
    }

    @Test
    void whoWaitsTooLongForATurnIsToldToComeAgain() throws Exception {
        try (PredictionServer server = start()) {
            Client client = new Client(server.address().getPort());
            var first = longRequest(client);
            HttpResponse<String> second = client.predict("{\"row\": [0]}");
            assertThat(second.statusCode()).isEqualTo(503);
            assertThat(second.body()).contains("there is too much to do");
            assertThat(second.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(client.get("/health").statusCode()).isEqualTo(200);
            gate.countDown();
            assertThat(first.get().body()).isEqualTo("{\"prediction\":{\"values\":[1.0]}}");
            assertThat(client.predict("{\"row\": [0]}").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aBugIsAnsweredByFiveHundredAndTheServiceGoesOn() throws Exception {
        try (PredictionServer server = start()) {
            Client client = new Client(server.address().getPort());
            HttpResponse<String> response = client.predict("{\"row\": [-1]}");
            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).doesNotContain("a bug");
            assertThat(client.predict("{\"row\": [0]}").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void stoppingWaitsForWhatIsUnderWayAndTakesNothingMore() throws Exception {
        PredictionServer server = start();
        Client client = new Client(server.address().getPort());
        var first = longRequest(client);
        AtomicInteger lastHealth = new AtomicInteger(200);
        var stopped = CompletableFuture.supplyAsync(() -> server.stop(Duration.ofMinutes(1)));
        while (lastHealth.get() == 200) lastHealth.set(client.get("/health").statusCode());
        assertThat(lastHealth).hasValue(503);
        assertThat(stopped).isNotDone();
        gate.countDown();
        assertThat(first.get().statusCode()).isEqualTo(200);
        assertThat(stopped.get()).isTrue();
    }

    @Test
    void whoComesAfterTheOrderToStopIsToldSoThoughNothingIsUnderWay() throws Exception {
        PredictionServer server = start();
        Client client = new Client(server.address().getPort());
        assertThat(client.get("/health").statusCode()).isEqualTo(200);
        var stopped = CompletableFuture.supplyAsync(() -> server.stop(Duration.ofMinutes(1)));
        HttpResponse<String> response = client.predict("{\"row\": [0]}");
        while (response.statusCode() == 200) response = client.predict("{\"row\": [0]}");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEqualTo("{\"error\":\"the service is being stopped\"}");
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(response.headers().firstValue("Connection")).hasValue("close");
        assertThat(stopped.get()).isTrue();
    }

    @Test
    void stoppingDoesNotWaitForEver() throws Exception {
        PredictionServer server = start();
        var first = longRequest(new Client(server.address().getPort()));
        assertThat(server.stop(Duration.ofMillis(10))).isFalse();
        gate.countDown();
        assertThat(first).failsWithin(Duration.ofMinutes(1));
    }
}
