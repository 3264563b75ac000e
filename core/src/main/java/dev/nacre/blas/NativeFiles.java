package dev.nacre.blas;

import dev.nacre.safetensors.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.UnaryOperator;

/**
 * Native libraries of jars as files, in a folder that other users can't write: what lies there is loaded into the
 * process.
 *
 * <p>A cache is kept if there is a safe folder for it. The content of its files is compared by checksums at each start,
 * which finds damage; that nobody planted a file is what the owner and the permissions of the folder are for.
 */
public final class NativeFiles implements AutoCloseable {
    /** The property that names the folder of the cache. JavaCPP unpacks bytedeco's other libraries there. */
    static final String CACHE = "org.bytedeco.javacpp.cachedir";

    private final Path folder;
    private final boolean cache;

    private NativeFiles(Path folder, boolean cache) {
        this.folder = folder;
        this.cache = cache;
    }

    /**
     * Files that are kept for the next start, in the folder that {@code -Dorg.bytedeco.javacpp.cachedir} names, or
     * {@code .cache/nacre} in the user's home. If the home has no safe place, they are not kept.
     *
     * @param library the main library; each version of it has a folder of its own
     * @return close it when the libraries are loaded
     * @throws IOException if the property names a folder that is not safe, or no file can be written
     */
    public static NativeFiles kept(URL library) throws IOException {
        return kept(library, System.getProperty(CACHE), System.getProperty("user.home", ""));
    }

    static NativeFiles kept(URL library, String named, String userHome) throws IOException {
        String version = FileChecksums.of(library);
        Path home = Path.of(userHome);
        try {
            // The home of a user whom the system doesn't know is "?".
            if (named == null && !home.isAbsolute()) return fresh();
            Path root = named == null ? home.resolve(".cache").resolve("nacre") : Path.of(named);
            return new NativeFiles(PrivateFolder.at(root.resolve(version)), true);
        } catch (IOException e) {
            if (named == null) return fresh();
            throw new IOException("-D" + CACHE + "=" + named + " can't be used: " + IoReason.of(e), e);
        }
    }

    /**
     * Files that are deleted when this is closed, where the system allows it: Windows keeps what is loaded.
     *
     * @return close it when the libraries are loaded
     * @throws IOException if no file can be written
     */
    static NativeFiles fresh() throws IOException {
        try {
            return new NativeFiles(Files.createTempDirectory("nacre"), false);
        } catch (IOException e) {
            throw new IOException("no file can be written to " + System.getProperty("java.io.tmpdir"), e);
        }
    }

    Path folder() {
        return folder;
    }

    /**
     * The file of a library, written if it is missing or not what it should be.
     *
     * @param library in a jar
     * @param name its name as a file
     * @return its path
     * @throws IOException if it can't be read or written
     */
    public Path unpack(URL library, String name) throws IOException {
        return unpack(library, name, UnaryOperator.identity());
    }

    /**
     * The file of a library that is changed while it is written.
     *
     * @param library in a jar
     * @param name its name as a file
     * @param change from the jar's content to the file's
     * @return its path
     * @throws IOException if it can't be read or written
     */
    public Path unpack(URL library, String name, UnaryOperator<InputStream> change) throws IOException {
        Path file = folder.resolve(name);
        if (cache && FileChecksums.agree(library, file)) return file;
        Path part = Files.createTempFile(folder, "unpacking", null);
        try {
            try (InputStream in = change.apply(FileChecksums.connection(library).getInputStream());
                    OutputStream out = Files.newOutputStream(part)) {
                in.transferTo(out);
            }
            if (cache) FileChecksums.note(library, part, file);
            return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Deletes what is not kept. On Linux and macOS a loaded library needs its file no more. */
    @Override
    public void close() {
        if (cache) return;
        try {
            try (var files = Files.newDirectoryStream(folder)) {
                for (Path file : files) Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // loaded, on Windows: the files stay
        }
    }
}
