package dev.nacre.examples.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads the body of a request: no more than is allowed, and not for longer. */
final class Body {
    private static final int BLOCK = 1 << 13;

    private final Limits limits;

    Body(Limits limits) {
        this.limits = limits;
    }

    /** A declared length is only a promise: the bytes are counted as they come. */
    byte[] read(InputStream in, String declared) throws IOException, HttpError {
        long start = System.nanoTime();
        if (declared != null && (declared.length() > 18 || Long.parseLong(declared) > limits.bytes())) {
            discard(in, start);
            throw tooLong();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] block = new byte[BLOCK];
        for (int n; (n = in.read(block)) >= 0; ) {
            bytes.write(block, 0, n);
            if (bytes.size() > limits.bytes()) {
                discard(in, start);
                throw tooLong();
            }
            if (late(start))
                throw new HttpError(
                        408, "the request took more than " + limits.time().toSeconds() + " s to come in");
        }
        return bytes.toByteArray();
    }

    private boolean late(long start) {
        return System.nanoTime() - start > limits.time().toNanos();
    }

    /** Who is still sending doesn't look for an answer: so a little more is taken, and thrown away. */
    private void discard(InputStream in, long start) throws IOException {
        byte[] block = new byte[BLOCK];
        long left = 2L * limits.bytes();
        for (int n; left > 0 && !late(start) && (n = in.read(block)) >= 0; ) left -= n;
    }

    private HttpError tooLong() {
        return new HttpError(413, "a body may have up to " + limits.bytes() + " bytes");
    }
}
