package dev.nacre;

import java.io.IOException;
import java.nio.file.Path;

/** Reads and writes models. */
public final class ModelFile {
    private ModelFile() {}

    /**
     * Writes a model, atomically: afterwards the file is the new one, or the old one if anything went wrong.
     *
     * @param model what to write
     * @param file where to
     * @throws IOException if it can't be written
     */
    public static void write(Model model, Path file) throws IOException {
        throw new IOException("not yet");
    }

    /**
     * Reads a model.
     *
     * @param file what {@link #write} wrote
     * @return the model
     * @throws IOException if it can't be read
     */
    public static Model read(Path file) throws IOException {
        throw new IOException("not yet");
    }
}
