package dev.nacre.openblas;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * OpenBLAS's file for Linux under a different internal name (soname). If a library needs another by name, the linker
 * gives it the one already loaded under that name, of any version. Debian's system BLAS is one half of an OpenBLAS and
 * needs {@code libopenblas.so.0} for the other half: if it got Nacre's instead, the process would crash
 * ({@code docs/adr/0017}).
 */
final class Soname extends InputStream {
    /** As long as the other. */
    static final String OWN = "nacreopenblas.so";

    private static final byte[] THEIRS = entry("libopenblas.so.0");
    private static final byte[] OURS = entry(OWN);

    private final InputStream in;

    /** For each byte value: how far the name can't begin, if this is the byte where it would end (Horspool). */
    private final int[] steps = new int[256];

    private final byte[] buffer = new byte[1 << 16];
    private int start;
    private int ready;
    private int end;

    /** The content with our name in place of theirs. */
    Soname(InputStream in) {
        this.in = in;
        Arrays.fill(steps, THEIRS.length);
        for (int i = 0; i < THEIRS.length - 1; i++) steps[THEIRS[i] & 0xff] = THEIRS.length - 1 - i;
    }

    /** The name as it is in the file's string table. */
    private static byte[] entry(String name) {
        return ("\0" + name + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (start == ready && !fill()) return -1;
        int count = Math.min(length, ready - start);
        System.arraycopy(buffer, start, bytes, offset, count);
        start += count;
        return count;
    }

    /** Keeps back what may be the beginning of a name. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        int kept = end - start;
        int more = in.readNBytes(buffer, kept, buffer.length - kept);
        start = 0;
        end = kept + more;
        replace();
        ready = end == buffer.length ? end - THEIRS.length + 1 : end;
        return ready > 0;
    }

    private void replace() {
        int last = THEIRS.length - 1;
        for (int at = 0; at + last < end; at += steps[buffer[at + last] & 0xff]) {
            if (buffer[at + last] == THEIRS[last]
                    && Arrays.equals(buffer, at, at + THEIRS.length, THEIRS, 0, THEIRS.length))
                System.arraycopy(OURS, 0, buffer, at, OURS.length);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
