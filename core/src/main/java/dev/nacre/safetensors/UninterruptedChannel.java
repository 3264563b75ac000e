package dev.nacre.safetensors;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/**
 * Writes to a file, whether or not the thread is interrupted. A {@link java.nio.channels.FileChannel} would be closed
 * by the interrupt, and the file be lost: an interrupted training could write no checkpoint.
 */
final class UninterruptedChannel implements WritableByteChannel {
    private final FileOutputStream out;

    UninterruptedChannel(Path existing) throws IOException {
        out = new FileOutputStream(existing.toFile());
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        int count = from.remaining();
        if (from.hasArray()) {
            out.write(from.array(), from.arrayOffset() + from.position(), count);
            from.position(from.limit());
        } else {
            byte[] copy = new byte[count];
            from.get(copy);
            out.write(copy);
        }
        return count;
    }

    /**
     * Locks the file, unless another process has.
     *
     * @throws IOException if the file system has no locks
     */
    void tryLock() throws IOException {
        out.getChannel().tryLock();
    }

    /** Waits until the file is on the disk. */
    void force() throws IOException {
        out.getFD().sync();
    }

    @Override
    public boolean isOpen() {
        return out.getChannel().isOpen();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
