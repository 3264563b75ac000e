package dev.nacre.examples;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option for MNIST in place of the digits in the jar. */
final class HandwritingOption {
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "MNIST's four files, in place of the digits in the jar.")
    private Path folder;

    Handwriting read(long seed) throws IOException {
        return Handwriting.read(folder, seed, Handwriting.SOME);
    }

    Handwriting readForChoosing(long seed) throws IOException {
        return Handwriting.forChoosing(folder, seed, Handwriting.SOME);
    }

    /** All of them. */
    Handwriting readAll(long seed, boolean choosing) throws IOException {
        return choosing
                ? Handwriting.forChoosing(folder, seed, Handwriting.ALL)
                : Handwriting.read(folder, seed, Handwriting.ALL);
    }

    boolean isMnist() {
        return folder != null;
    }

    /** The option that selects the same digits again. */
    @Override
    public String toString() {
        return folder == null ? "" : " --data " + folder;
    }
}
