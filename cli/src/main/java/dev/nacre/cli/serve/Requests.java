package dev.nacre.cli.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Answers requests. Whatever goes wrong is said as {@code {"error": "…"}}. */
final class Requests implements HttpHandler {
    private static final System.Logger LOG = System.getLogger(Requests.class.getName());

    /** After the order to stop, for those who have sent, or will before they hear of it. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final Served model;
    private final Limits limits;
    private final Body body;
    private final Semaphore turns;
    private volatile boolean stopping;

    /** Those under way, and one party for this object itself. */
    private final Phaser underWay = new Phaser(1);

    Requests(Served model, Limits limits) {
        this.model = model;
        this.limits = limits;
        this.body = new Body(limits);
        this.turns = new Semaphore(limits.predictions(), true);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        underWay.register();
        try (exchange) {
            answer(exchange);
        } finally {
            underWay.arriveAndDeregister();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        long start = System.nanoTime();
        try {
            send(exchange, 200, content(exchange, start));
        } catch (HttpError e) {
            if (e.closes()) exchange.getResponseHeaders().set("Connection", "close");
            if (e.status() == 503) exchange.getResponseHeaders().set("Retry-After", "1");
            send(exchange, e.status(), Answers.text("error", e.getMessage()));
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "a request failed", e);
            send(exchange, 500, Answers.text("error", "this should not happen; the service's log says more"));
        }
        if (!isHead(exchange)) body.discard(exchange.getRequestBody(), start);
    }

    private byte[] content(HttpExchange exchange, long start) throws HttpError {
        if (stopping) throw new HttpError(503, "the service is being stopped");
        switch (exchange.getRequestURI().getPath()) {
            case "/predict":
                require(exchange, "POST");
                requireJson(exchange.getRequestHeaders());
                boolean gzipped = gzipped(exchange);
                String length = exchange.getRequestHeaders().getFirst("Content-Length");
                return predict(body.read(exchange.getRequestBody(), length, start), gzipped);
            case "/model":
                require(exchange, "GET", "HEAD");
                return Answers.model(model, limits);
            case "/health":
                require(exchange, "GET", "HEAD");
                return Answers.text("status", "ok");
            default:
                throw new HttpError(404, "there are POST /predict, GET /model and GET /health");
        }
    }

    private static void require(HttpExchange exchange, String... methods) throws HttpError {
        if (List.of(methods).contains(exchange.getRequestMethod())) return;
        String allowed = String.join(", ", methods);
        exchange.getResponseHeaders().set("Allow", allowed);
        throw new HttpError(405, "this takes " + allowed + " only");
    }

    private static void requireJson(Headers headers) throws HttpError {
        String type = String.valueOf(headers.getFirst("Content-Type")).toLowerCase(Locale.ROOT);
        if (!type.replace(" ", "").replace("\"", "").matches("application/json(;charset=utf-8)?"))
            throw new HttpError(415, "the Content-Type must be application/json, in UTF-8");
    }

    private static boolean gzipped(HttpExchange exchange) throws HttpError {
        String coding =
                String.join(",", exchange.getRequestHeaders().getOrDefault("Content-Encoding", List.of("identity")));
        if (coding.equalsIgnoreCase("identity")) return false;
        if (coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip")) return true;
        exchange.getResponseHeaders().set("Accept-Encoding", "gzip");
        throw new HttpError(415, "the Content-Encoding must be gzip, or left out");
    }

    /** What takes the processor or much memory waits for its turn. */
    private byte[] predict(byte[] request, boolean gzipped) throws HttpError {
        boolean turn = false;
        try {
            turn = turns.tryAcquire(limits.time().toMillis(), TimeUnit.MILLISECONDS);
            if (!turn) throw new HttpError(503, "there is too much to do");
            Rows rows = Rows.parse(gzipped ? body.inflate(request) : request, model.features(), limits.rows());
            return model.answer(rows);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HttpError(503, "the service is being stopped");
        } catch (IllegalArgumentException e) {
            throw new HttpError(400, e.getMessage());
        } finally {
            if (turn) turns.release();
        }
    }

    private void send(HttpExchange exchange, int status, byte[] json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (stopping) exchange.getResponseHeaders().set("Connection", "close");
        if (isHead(exchange)) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(json.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
        exchange.getResponseBody().flush();
    }

    private static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }

    /** Refuses what comes from now on, for a second at least, and waits for what is under way. */
    boolean drain(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        stopping = true;
        try {
            Thread.sleep(Math.min(LINGER.toMillis(), longest.toMillis()));
            int phase = underWay.arrive();
            underWay.awaitAdvanceInterruptibly(phase, end - System.nanoTime(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
