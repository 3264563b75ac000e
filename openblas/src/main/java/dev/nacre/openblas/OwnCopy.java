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
 * Copies of OpenBLAS's file for Linux under a different internal name (soname). If a library needs another by name, the
 * linker gives it the one already loaded under that name, of any version. Debian's system BLAS is one half of an
 * OpenBLAS and needs {@code libopenblas.so.0} for the other half: if it got Nacre's instead, the process would crash
 * ({@code docs/adr/0017}).
 */
final class OwnCopy {
    private static final byte[] THEIRS = name("libopenblas.so.0");
    private static final byte[] OURS = name("nacreopenblas.so");

    private OwnCopy() {}

    /** The name as it is in the file's string table. */
    private static byte[] name(String name) {
        return ("\0" + name + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Returns the copy of a file, in the same folder. Creates it atomically if it does not exist.
     *
     * @param file the file of OpenBLAS, or a copy of it
     * @param name file name of the copy
     * @throws IOException if the folder is not writable
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
