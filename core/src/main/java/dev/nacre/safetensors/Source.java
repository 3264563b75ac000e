package dev.nacre.safetensors;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes with random access: in a file or in memory. */
interface Source extends Closeable {
    long size() throws IOException;

    /** Reads up to the buffer's remaining bytes; returns their number, −1 at the end. */
    int read(ByteBuffer into, long at) throws IOException;

    static Source of(FileChannel channel) {
        return new Source() {
            @Override
            public long size() throws IOException {
                return channel.size();
            }

            @Override
            public int read(ByteBuffer into, long at) throws IOException {
                return channel.read(into, at);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    static Source of(byte[] bytes) {
        return new Source() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public int read(ByteBuffer into, long at) {
                if (at >= bytes.length) return -1;
                int n = Math.min(into.remaining(), bytes.length - (int) at);
                into.put(bytes, (int) at, n);
                return n;
            }

            @Override
            public void close() {}
        };
    }
}
