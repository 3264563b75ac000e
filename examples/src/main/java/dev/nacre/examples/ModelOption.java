package dev.nacre.examples;

import dev.nacre.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names a saved model, for every command that needs one. */
public final class ModelOption {
    @Option(names = "--model", paramLabel = "FILE", required = true, description = "A saved model: model.safetensors.")
    private Path file;

    /** Made by picocli. */
    public ModelOption() {}

    /**
     * The model.
     *
     * @return the saved model
     * @throws IOException if it can't be read
     */
    public Model read() throws IOException {
        return Model.load(file);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
