package dev.nacre.cli.serve;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Reads the body of a request: no more than is allowed, gzipped or not, and not for longer. */
final class Body {
    private static final int BLOCK = 1 << 13;

    /** Thrown away at least, if a client goes on sending. */
    private static final long DISCARDED = 16 << 20;

    private static final long LINGER_NANOS = 1_000_000_000;

    private final Limits limits;

    Body(Limits limits) {
        this.limits = limits;
    }

    /** A declared length is only a promise: the bytes are counted as they come. */
    byte[] read(InputStream in, String declared, long start) throws HttpError {
        if (declared != null && (declared.length() > 18 || Long.parseLong(declared) > limits.bytes())) throw tooLong();
        try {
            return all(in, start);
        } catch (IOException e) {
            throw HttpError.broken("the body ends before its length, or its chunks are malformed");
        }
    }

    /** The content of a body with {@code Content-Encoding: gzip}. */
    byte[] inflate(byte[] gzipped) throws HttpError {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
            return all(in, System.nanoTime());
        } catch (IOException e) {
            throw new HttpError(400, "the body is not gzip, as its Content-Encoding says, or it ends early");
        }
    }

    private byte[] all(InputStream in, long start) throws IOException, HttpError {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] block = new byte[BLOCK];
        for (int n; (n = in.read(block)) >= 0; ) {
            bytes.write(block, 0, n);
            if (bytes.size() > limits.bytes()) throw tooLong();
            if (System.nanoTime() - start > limits.time().toNanos())
                throw new HttpError(
                        408, "the request took more than " + limits.time().toSeconds() + " s to come in");
        }
        return bytes.toByteArray();
    }

    /**
     * Takes what is still coming after the answer was sent, and throws it away: a connection that is closed with bytes
     * unread is reset, and the reset may overtake the answer. Who sends all before it reads gets its answer so, too.
     * Not for ever: until the time for a request is over, and a second at least; the server's own time limit ends a
     * read that waits.
     */
    void discard(InputStream in, long start) {
        long now = System.nanoTime();
        long end = Math.max(start + limits.time().toNanos() - now, LINGER_NANOS) + now;
        long left = Math.max(DISCARDED, 2L * limits.bytes());
        byte[] block = new byte[BLOCK];
        try {
            for (int n; left > 0 && System.nanoTime() - end < 0 && (n = in.read(block)) >= 0; ) left -= n;
        } catch (IOException e) {
            // the client has gone, or its time is over
        }
    }

    private HttpError tooLong() {
        return new HttpError(413, "a body may have up to " + limits.bytes() + " bytes, inflated too");
    }
}
