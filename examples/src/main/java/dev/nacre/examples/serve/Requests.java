package dev.nacre.examples.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.nacre.model.Model;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Answers requests. Whatever goes wrong is said as {@code {"error": "…"}}. */
final class Requests implements HttpHandler {
    private static final System.Logger LOG = System.getLogger(Requests.class.getName());

    private final Model model;
    private final Limits limits;
    private final Body body;
    private final Semaphore turns;
    private volatile boolean stopping;

    /** Those under way, and one party for this object itself. */
    private final Phaser underWay = new Phaser(1);

    Requests(Model model, Limits limits) {
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

    private byte[] content(HttpExchange exchange, long start) throws IOException, HttpError {
        if (stopping) throw new HttpError(503, "the service is being stopped");
        switch (exchange.getRequestURI().getPath()) {
            case "/predict":
                require(exchange, "POST");
                requireJson(exchange.getRequestHeaders());
                return predict(body.read(
                        exchange.getRequestBody(), exchange.getRequestHeaders().getFirst("Content-Length"), start));
            case "/model":
                require(exchange, "GET");
                return Answers.model(model, limits);
            case "/health":
                require(exchange, "GET");
                return Answers.text("status", "ok");
            default:
                throw new HttpError(404, "there are POST /predict, GET /model and GET /health");
        }
    }

    private static void require(HttpExchange exchange, String method) throws HttpError {
        if (exchange.getRequestMethod().equals(method)) return;
        exchange.getResponseHeaders().set("Allow", method);
        throw new HttpError(405, "this is for " + method + ", not " + exchange.getRequestMethod());
    }

    private static void requireJson(Headers headers) throws HttpError {
        String type = String.valueOf(headers.getFirst("Content-Type")).toLowerCase(Locale.ROOT);
        if (!type.replace(" ", "").replace("\"", "").matches("application/json(;charset=utf-8)?"))
            throw new HttpError(415, "the Content-Type must be application/json, in UTF-8");
    }

    /** What takes the processor or much memory waits for its turn. */
    private byte[] predict(byte[] request) throws HttpError {
        boolean turn = false;
        try {
            turn = turns.tryAcquire(limits.time().toMillis(), TimeUnit.MILLISECONDS);
            if (!turn) throw new HttpError(503, "there is too much to do");
            Rows rows = Rows.parse(request, model, limits.rows());
            return Answers.predictions(model, model.predict(rows.matrix()), rows.single());
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
        exchange.sendResponseHeaders(status, isHead(exchange) ? -1 : json.length);
        if (isHead(exchange)) return;
        exchange.getResponseBody().write(json);
        exchange.getResponseBody().flush();
    }

    private static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }

    /** Refuses what comes from now on, and waits for what is under way. */
    boolean drain(Duration longest) {
        stopping = true;
        int phase = underWay.arrive();
        try {
            underWay.awaitAdvanceInterruptibly(phase, longest.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
