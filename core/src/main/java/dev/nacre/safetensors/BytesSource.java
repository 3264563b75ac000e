package dev.nacre.safetensors;

import java.nio.ByteBuffer;

/** Bytes in memory. */
record BytesSource(byte[] bytes) implements Source {
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
}
