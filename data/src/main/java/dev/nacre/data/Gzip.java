package dev.nacre.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Decompresses gzip, and refuses what grows beyond measure: a small file must not fill the memory. Tables compress 2 to
 * 50 times, gzip's maximum is 1030 times.
 */
final class Gzip extends GZIPInputStream {
    private static final String PROPERTY = "nacre.gzipRatio";
    private static final int RATIO = 200;

    /** Bytes that any file may have. */
    private static final long FREE = 64 << 20;

    private static final int BUFFER = 1 << 16;

    private final String source;
    private final CountedStream compressed;
    private final int ratio = Math.max(1, Integer.getInteger(PROPERTY, RATIO));
    private long bytes;

    private Gzip(CountedStream compressed, String source) throws IOException {
        super(compressed, BUFFER);
        this.compressed = compressed;
        this.source = source;
    }

    /**
     * The decompressed content.
     *
     * @param source name of the file, for error messages
     */
    static InputStream of(InputStream in, String source) throws IOException {
        return new Gzip(new CountedStream(in), source);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        bytes += Math.max(0, n);
        if (bytes > FREE && bytes / ratio > compressed.bytes())
            throw new DataException(source + ": decompresses to more than " + ratio + " times its size, " + bytes
                    + " bytes and more; if that is right, decompress it first, or allow more by -D" + PROPERTY
                    + "=1100");
        return n;
    }
}
