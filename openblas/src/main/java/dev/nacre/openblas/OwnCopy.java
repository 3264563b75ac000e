package dev.nacre.openblas;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Copies of OpenBLAS's file for Linux, which call themselves by a name of ours. Whoever needs a library by name gets from the linker
 * the one already loaded that calls itself so, of whatever version: the system's BLAS of Debian is half of an OpenBLAS, needs
 * {@code libopenblas.so.0} for the other half, and the process dies where that one is ours ({@code docs/adr/0017}).
 */
final class OwnCopy {
    private static final byte[] THEIRS = name("libopenblas.so.0");
    private static final byte[] OURS = name("nacreopenblas.so");

    private OwnCopy() {}

    /** As it stands among the file's texts. */
    private static byte[] name(String name) {
        return ("\0" + name + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The copy beside a file; made whole or not at all if it isn't there.
     *
     * @param file OpenBLAS's, or a copy of it
     * @param name the copy's
     * @throws IOException if nothing can be written there
     */
    static Path of(Path file, String name) throws IOException {
        Path copy = file.resolveSibling(name);
        if (Files.exists(copy) && Files.size(copy) == Files.size(file)) return copy;
        Path temporary = Files.createTempFile(copy.getParent(), "nacre-", null);
        try {
            Files.copy(file, temporary, StandardCopyOption.REPLACE_EXISTING);
            rename(temporary);
            return Files.move(temporary, copy, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void rename(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size());
            for (int at = 0; at <= bytes.limit() - THEIRS.length; at++) if (stands(bytes, at)) bytes.put(at, OURS);
        }
    }

    private static boolean stands(MappedByteBuffer bytes, int at) {
        for (int i = 0; i < THEIRS.length; i++) if (bytes.get(at + i) != THEIRS[i]) return false;
        return true;
    }
}
