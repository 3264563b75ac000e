package dev.nacre.blas;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Loads native libraries from jars. */
final class Unpacked {
    private Unpacked() {}

    /**
     * Loads libraries from the class path for the rest of the process. On Linux a loaded file can be deleted, so no
     * file stays behind.
     *
     * @param loader the class loader that finds them
     * @param folder their folder in the jar; ends with a slash
     * @param names their file names; each may need those before it
     * @throws IOException if one is missing or can't be written
     * @throws UnsatisfiedLinkError if one can't be loaded
     */
    static void load(ClassLoader loader, String folder, List<String> names) throws IOException {
        Path unpacked = Files.createTempDirectory("nacre");
        try {
            for (String name : names) load(loader, folder + name, unpacked.resolve(name));
        } finally {
            for (String name : names) Files.deleteIfExists(unpacked.resolve(name));
            Files.delete(unpacked);
        }
    }

    private static void load(ClassLoader loader, String resource, Path file) throws IOException {
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) throw new IOException(resource + " is not on the class path");
            Files.copy(in, file);
        }
        System.load(file.toString());
    }
}
