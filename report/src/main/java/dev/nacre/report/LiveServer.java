package dev.nacre.report;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
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

    private static final String HOST = "127.0.0.1";
    private static final int THREADS = 2 * PAGES;
    private static final int TOKEN_BYTES = 16;
    private static final Pattern ASKED = Pattern.compile("training=(\\d{1,9})(&wanted)?");
    private static final int MOST_SECONDS_TO_CLOSE = 2;

    private final HttpServer server;
    private final ExecutorService threads =
            new ThreadPoolExecutor(0, THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), LiveServer::daemon);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Semaphore seats = new Semaphore(PAGES);
    private final String token;
    private final LiveContent content;
    private final byte[] page;
    private final String policy;

    LiveServer(int port, String title, LiveContent content) throws IOException {
        this.content = content;
        token = token();
        String script = Page.script() + Page.resource("live.js");
        page = LiveParts.page(title, script).getBytes(StandardCharsets.UTF_8);
        policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; connect-src 'self'; base-uri 'none'; "
                + "form-action 'none'; frame-ancestors 'none'; script-src 'sha256-" + LiveParts.digest(script) + "'";
        server = listen(port);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        startAsDaemon();
    }

    private static HttpServer listen(int port) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByName(HOST), port), PAGES);
        } catch (BindException e) {
            throw new BindException("port " + port + " can't be used: "
                    + e.getMessage().toLowerCase(Locale.ROOT) + "; choose another, or 0 for a free one");
        }
    }

    private static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
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
        return "http://" + HOST + ":" + server.getAddress().getPort() + "/" + token + "/";
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            exchange.getResponseHeaders().set("Content-Security-Policy", policy);
            String path = exchange.getRequestURI().getPath();
            if (!isLocal(exchange.getRequestHeaders().getFirst("Host"))) text(exchange, 403, "only for this machine");
            else if (!hasToken(path)) text(exchange, 404, "the address needs the token that the program printed");
            else answer(exchange, path.substring(token.length() + 2));
        }
    }

    /** Names that no page from elsewhere can have, even if its name leads to this machine. */
    private static boolean isLocal(String host) {
        return host != null && host.toLowerCase(Locale.ROOT).matches("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");
    }

    private boolean hasToken(String path) {
        byte[] right = ("/" + token + "/").getBytes(StandardCharsets.UTF_8);
        byte[] begin = path.substring(0, Math.min(path.length(), right.length)).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(right, begin);
    }

    private void answer(HttpExchange exchange, String what) throws IOException {
        boolean reads = exchange.getRequestMethod().equals("GET");
        if (reads && what.isEmpty()) send(exchange, 200, "text/html; charset=utf-8", page);
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
        send(exchange, status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
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
