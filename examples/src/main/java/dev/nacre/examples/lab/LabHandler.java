package dev.nacre.examples.lab;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.nacre.report.Loopback;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Answers the page: its files by GET; {@code POST /run/NAME} by a line for each frame; {@code POST /stop}. */
final class LabHandler implements HttpHandler {
    private static final System.Logger LOG = System.getLogger(LabHandler.class.getName());
    private static final int LONGEST = 1 << 14;
    private static final String JSON = "application/json; charset=utf-8";

    private final Map<String, Asset> assets = Asset.all();
    private final Loopback access;
    private final Jobs jobs;

    LabHandler(Loopback access, Jobs jobs) {
        this.access = access;
        this.jobs = jobs;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        Loopback.setHeaders(exchange);
        try {
            if (!Loopback.isLocal(exchange)) throw new Refused(403, "the lab is for this machine alone");
            answer(
                    exchange,
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath());
        } catch (Refused e) {
            Loopback.send(exchange, e.status(), JSON, Json.text("error", e.getMessage()));
        } catch (IllegalArgumentException e) {
            Loopback.send(exchange, 400, JSON, Json.text("error", e.getMessage()));
        }
    }

    private void answer(HttpExchange exchange, String method, String path) throws IOException, Refused {
        if (method.equals("GET")) {
            Asset asset = assets.get(path);
            if (asset == null) throw new Refused(404, "the lab's page is at /");
            exchange.getResponseHeaders().set("Content-Security-Policy", Asset.POLICY);
            Loopback.send(exchange, 200, asset.type(), asset.bytes());
            return;
        }
        if (!method.equals("POST")) throw new Refused(405, "the lab takes GET and POST");
        if (!access.knows(exchange.getRequestHeaders().getFirst("X-Nacre-Token")))
            throw new Refused(403, "open the address that examples/run lab printed: it ends with a token");
        String page = String.valueOf(exchange.getRequestHeaders().getFirst("X-Nacre-Page"));
        if (!page.matches("[0-9a-f-]{8,40}")) throw new Refused(400, "X-Nacre-Page: expected 8 to 40 of 0-9, a-f, -");
        if (path.equals("/stop")) {
            jobs.cancel(page);
            Loopback.send(exchange, 200, JSON, Json.text("status", "stopped"));
        } else if (path.startsWith("/run/")) {
            Experiment experiment = Experiments.named(path.substring("/run/".length()));
            run(exchange, page, experiment, new Settings(experiment.controls(), Form.parse(body(exchange))));
        } else {
            throw new Refused(404, "there are POST /run/NAME and POST /stop");
        }
    }

    private static String body(HttpExchange exchange) throws IOException, Refused {
        byte[] bytes = exchange.getRequestBody().readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) throw new Refused(413, "settings may have up to " + LONGEST + " bytes");
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** From here on errors are lines: the status has been sent. */
    private void run(HttpExchange exchange, String page, Experiment experiment, Settings settings) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        String error;
        try {
            jobs.run(page, out, job -> {
                job.write(Json.text("configuration", experiment.configuration(settings)));
                experiment.run(settings, job);
                job.write(Json.text("end", "done"));
            });
            return;
        } catch (Stopped | IllegalArgumentException e) {
            error = e.getMessage();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "an experiment failed", e);
            error = "this should not happen; the terminal that the lab runs in says more";
        }
        if (error != null) out.write(Json.text("error", error));
    }
}
