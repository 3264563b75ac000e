package dev.nacre.report;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves one page to browsers on this machine that know its address, which has a random token in it. The page stays the
 * same; its parts arrive as server-sent events. All threads are daemons: a program ends without {@link #close}.
 */
final class LiveServer implements AutoCloseable {
    /** Pages that can be open at a time. */
    static final int PAGES = 16;

    private static final int THREADS = 2 * PAGES;
    private static final Pattern ASKED = Pattern.compile("training=(\\d{1,9})(&wanted)?");
    private static final int MOST_SECONDS_TO_CLOSE = 2;

    private final HttpServer server;
    private final ExecutorService threads =
            new ThreadPoolExecutor(0, THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), LiveServer::daemon);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Semaphore seats = new Semaphore(PAGES);
    private final Loopback access = new Loopback();
    private final LiveContent content;
    private final byte[] page;
    private final String policy;

    LiveServer(int port, String title, LiveContent content) throws IOException {
        this.content = content;
        String script = Page.script() + Page.resource("live.js");
        page = LiveParts.page(title, script).getBytes(StandardCharsets.UTF_8);
        policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; connect-src 'self'; base-uri 'none'; "
                + "form-action 'none'; frame-ancestors 'none'; script-src 'sha256-" + LiveParts.digest(script) + "'";
        server = Loopback.listen(port, PAGES);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        startAsDaemon();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "nacre-live");
        thread.setDaemon(true);
        return thread;
    }

    /** The server's own thread is a daemon if the one that starts it is. */
    private void startAsDaemon() {
        Thread starter = daemon(server::start);
        starter.start();
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Address of the page, with the token. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + access.token() + "/";
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Loopback.setHeaders(exchange);
            exchange.getResponseHeaders().set("Content-Security-Policy", policy);
            String path = exchange.getRequestURI().getPath();
            if (!Loopback.isLocal(exchange)) text(exchange, 403, "only for this machine");
            else if (!hasToken(path)) text(exchange, 404, "the address needs the token that the program printed");
            else answer(exchange, path.substring(access.token().length() + 2));
        }
    }

    /** The path begins with the token. */
    private boolean hasToken(String path) {
        int end = path.indexOf('/', 1);
        return end > 0 && access.knows(path.substring(1, end));
    }

    private void answer(HttpExchange exchange, String what) throws IOException {
        boolean reads = exchange.getRequestMethod().equals("GET");
        if (reads && what.isEmpty()) Loopback.send(exchange, 200, "text/html; charset=utf-8", page);
        else if (reads && what.equals("events")) events(exchange);
        else if (exchange.getRequestMethod().equals("POST")) act(exchange, what);
        else text(exchange, 404, "there is nothing here");
    }

    private void act(HttpExchange exchange, String action) throws IOException {
        Matcher asked = ASKED.matcher(String.valueOf(exchange.getRequestURI().getQuery()));
        if (!asked.matches()) text(exchange, 400, "which training?");
        else text(exchange, 200, content.act(action, Integer.parseInt(asked.group(1)), asked.group(2) != null));
    }

    private void events(HttpExchange exchange) throws IOException {
        if (!seats.tryAcquire()) {
            text(exchange, 503, "there are " + PAGES + " pages open already");
            return;
        }
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            new LiveEvents(content, exchange.getResponseBody(), closed).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close(); // the end of the stream is sent before the server may stop
            seats.release();
        }
    }

    private static void text(HttpExchange exchange, int status, String text) throws IOException {
        Loopback.send(exchange, status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Lets open pages have the last state, for two seconds at most. */
    @Override
    public void close() {
        closed.countDown();
        try {
            seats.tryAcquire(PAGES, MOST_SECONDS_TO_CLOSE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        threads.shutdownNow();
    }
}
