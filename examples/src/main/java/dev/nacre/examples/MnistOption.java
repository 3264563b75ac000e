package dev.nacre.examples;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names MNIST's folder, for every command that needs it. */
final class MnistOption {
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            required = true,
            description = "MNIST's four files in the IDX format, gzipped or not.")
    private Path folder;

    MnistData read() throws IOException {
        return MnistData.read(folder);
    }

    @Override
    public String toString() {
        return "--data " + folder;
    }
}
