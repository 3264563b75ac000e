package dev.nacre.blas;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.jar.JarFile;
import java.util.zip.CRC32;

/**
 * Whether a kept file is still what was written from a library in a jar. Beside the file is a note with two checksums:
 * of the library and of the file, which may have been changed on the way. CRC-32 is enough against damage, and ten
 * times as fast as unpacking again.
 */
final class FileChecksums {
    private FileChecksums() {}

    /** Whether the note is there and holds for both. */
    static boolean agree(URL library, Path file) throws IOException {
        Path note = note(file);
        if (!PrivateFolder.isOwn(file) || !PrivateFolder.isOwn(note)) return false;
        byte[] expected = text(library, file).getBytes(StandardCharsets.US_ASCII);
        try (InputStream in = Files.newInputStream(note)) {
            return Arrays.equals(in.readNBytes(expected.length + 1), expected);
        }
    }

    /** Writes the note, before the file takes its place. */
    static void note(URL library, Path written, Path file) throws IOException {
        Path part = Files.createTempFile(file.getParent(), "noting", null);
        Files.writeString(part, text(library, written));
        Files.move(part, note(file), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path note(Path file) {
        return file.resolveSibling(file.getFileName() + ".crc32");
    }

    private static String text(URL library, Path file) throws IOException {
        return of(library) + " " + of(file);
    }

    /** A jar knows the checksum: the library need not be read. */
    static String of(URL library) throws IOException {
        URLConnection connection = connection(library);
        if (connection instanceof JarURLConnection inJar) {
            try (JarFile jar = inJar.getJarFile()) {
                return Long.toHexString(jar.getJarEntry(inJar.getEntryName()).getCrc());
            }
        }
        CRC32 checksum = new CRC32();
        try (InputStream in = connection.getInputStream()) {
            checksum.update(in.readAllBytes());
        }
        return Long.toHexString(checksum.getValue());
    }

    /** Without the cache of connections, which would keep the jar open. */
    static URLConnection connection(URL library) throws IOException {
        URLConnection connection = library.openConnection();
        connection.setUseCaches(false);
        return connection;
    }

    /** Reads into memory outside the heap, which saves a copy: a start has no time for it. */
    private static String of(Path file) throws IOException {
        CRC32 checksum = new CRC32();
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(buffer) >= 0) {
                checksum.update(buffer.flip());
                buffer.clear();
            }
        }
        return Long.toHexString(checksum.getValue());
    }
}
