package dev.nacre.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A table that is read several times: a pipe is copied to a temporary file first.
 *
 * @param path the file to read
 * @param folder of the copy; null if there is none
 */
record TableFile(Path path, Path folder) implements AutoCloseable {
    /** If it is read only once, a pipe stays one, so that rows are scored as they come. */
    static TableFile of(Path csv, boolean severalTimes) throws IOException {
        if (!severalTimes || !Files.exists(csv) || Files.isRegularFile(csv) || Files.isDirectory(csv))
            return new TableFile(csv, null);
        Path folder = Files.createTempDirectory("nacre-");
        TableFile copy = new TableFile(folder.resolve(csv.getFileName().toString()), folder);
        try (InputStream in = Files.newInputStream(csv)) {
            Files.copy(in, copy.path());
            return copy;
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (folder == null) return;
        Files.deleteIfExists(path);
        Files.delete(folder);
    }
}
