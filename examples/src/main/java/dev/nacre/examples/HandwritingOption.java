package dev.nacre.examples;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that takes MNIST in place of the digits that are shipped. */
final class HandwritingOption {
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "MNIST's four files in place of the digits that are shipped.")
    private Path folder;

    Handwriting read(long seed) throws IOException {
        return Handwriting.read(folder, seed);
    }

    /** What gives the same digits again. */
    @Override
    public String toString() {
        return folder == null ? "" : " --data " + folder;
    }
}
