package dev.nacre.safetensors;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes with random access: in a file or in memory. */
interface Source extends Closeable {
    long size() throws IOException;

    /** Reads up to the buffer's remaining bytes; returns their number, −1 at the end. */
    int read(ByteBuffer into, long at) throws IOException;
}
