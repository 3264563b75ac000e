package dev.nacre.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A table that is read several times: a pipe is copied to a temporary file first.
 *
 * @param csv the table, as the user calls it
 * @param path the file to read
 * @param folder of the copy; null if there is none
 */
record TableFile(Path csv, Path path, Path folder) implements AutoCloseable {
    /** What is done with the file. */
    interface Reading {
        void run() throws IOException;
    }

    /** If it is read only once, a pipe stays one, so that rows are scored as they come. */
    static TableFile of(Path csv, boolean severalTimes) throws IOException {
        if (!severalTimes || !Files.exists(csv) || Files.isRegularFile(csv) || Files.isDirectory(csv))
            return new TableFile(csv, csv, null);
        Path folder = Files.createTempDirectory("nacre-");
        TableFile copy = new TableFile(csv, folder.resolve(csv.getFileName().toString()), folder);
        try (InputStream in = Files.newInputStream(csv)) {
            Files.copy(in, copy.path());
            return copy;
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    /** Errors name the table, not its copy. */
    void read(Reading reading) throws IOException {
        try {
            reading.run();
        } catch (IOException | IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            if (folder == null || !message.contains(path.toString())) throw e;
            throw new IOException(message.replace(path.toString(), csv.toString()), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (folder == null) return;
        Files.deleteIfExists(path);
        Files.delete(folder);
    }
}
