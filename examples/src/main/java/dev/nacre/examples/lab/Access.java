package dev.nacre.examples.lab;

import com.sun.net.httpserver.HttpExchange;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * Who may use the lab: a page that the lab itself sent, and that knows the token. Another site's page in the same
 * browser reaches the loopback address, too: by its own name for it, which the Host header tells, or blindly, without
 * the token.
 */
final class Access {
    static final String HEADER = "X-Nacre-Token";

    private final byte[] token;

    Access() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        token = HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII);
    }

    String token() {
        return new String(token, StandardCharsets.US_ASCII);
    }

    void requireHost(HttpExchange exchange) throws Refused {
        InetSocketAddress own = exchange.getLocalAddress();
        String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        if (!Set.of("127.0.0.1:" + own.getPort(), "localhost:" + own.getPort()).contains(host))
            throw new Refused(403, "the lab answers at http://127.0.0.1:" + own.getPort() + " only");
    }

    void requireToken(HttpExchange exchange) throws Refused {
        String given = String.valueOf(exchange.getRequestHeaders().getFirst(HEADER));
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token))
            throw new Refused(403, "open the address that examples/run lab printed: it ends with a token");
    }
}
