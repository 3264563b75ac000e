package dev.nacre.report;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What servers of pages for this machine alone have in common: they listen on the loopback address, and their pages
 * know a random token. Another site's page in the same browser reaches that address, too: by its own name for it, which
 * the Host header tells, or blindly, without the token.
 */
public final class Loopback {
    private static final int TOKEN_BYTES = 16;

    private final String token;

    /** Draws a token. */
    public Loopback() {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        token = HexFormat.of().formatHex(random);
    }

    /**
     * A server that is not started yet.
     *
     * @param port from 0, which takes a free one, to 65535
     * @param connections that may wait to be accepted
     * @return listens on 127.0.0.1
     * @throws BindException if the port can't be used, with a remedy
     * @throws IOException if there can be no server
     */
    public static HttpServer listen(int port, int connections) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress("127.0.0.1", port), connections);
        } catch (BindException e) {
            throw new BindException("port " + port + " can't be used: "
                    + e.getMessage().toLowerCase(Locale.ROOT) + "; choose another, or 0 for a free one");
        }
    }

    /**
     * The token.
     *
     * @return 32 hexadecimal digits
     */
    public String token() {
        return token;
    }

    /**
     * Compares in constant time.
     *
     * @param given what a request has; may be null
     * @return true if it is the token
     */
    public boolean knows(String given) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Whether a request names this machine, as no page from elsewhere can, even if its name leads here.
     *
     * @param exchange the request
     * @return true for 127.0.0.1, localhost and ::1, with any port
     */
    public static boolean isLocal(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        return host != null && host.toLowerCase(Locale.ROOT).matches("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");
    }

    /**
     * Sets the headers that every answer has: nothing is kept, guessed or told to others.
     *
     * @param exchange the request
     */
    public static void setHeaders(HttpExchange exchange) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
    }

    /**
     * Sends a whole answer.
     *
     * @param exchange the request
     * @param status such as 200
     * @param type such as {@code text/html; charset=utf-8}
     * @param bytes the answer
     * @throws IOException if the connection is lost
     */
    public static void send(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
