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

    /** At most so many of MNIST's for training; for choosing settings without the images for evaluation. */
    Handwriting read(long seed, boolean choosing, int most) throws IOException {
        return choosing ? Handwriting.forChoosing(folder, seed, most) : Handwriting.read(folder, seed, most);
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
