package dev.nacre.cli.console;

import dev.nacre.model.Model;
import dev.nacre.safetensors.AtomicFile;
import dev.nacre.safetensors.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder that a command's results go to. Whether they can be written is tried before the work. What can't be
 * written after it all the same, since the disk is full by then, is saved in a folder for temporary files or in the
 * working directory.
 */
public final class OutputFolder {
    private final Path folder;
    private final List<String> problems = new ArrayList<>();

    private OutputFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes a file. */
    @FunctionalInterface
    private interface Writing {
        void to(Path file) throws IOException;
    }

    /**
     * Makes the folder, and tries whether files can be written there.
     *
     * @param folder may exist
     * @param files names of the results
     * @return the folder
     * @throws IOException if they can't
     */
    public static OutputFolder of(Path folder, String... files) throws IOException {
        WrongUse.unless(!folder.toString().isEmpty(), "--out must name a folder; . is the working directory");
        Files.createDirectories(folder);
        for (String file : files) AtomicFile.check(folder.resolve(file));
        return new OutputFolder(folder);
    }

    /**
     * Writes a text, here or elsewhere.
     *
     * @param name the file's
     * @param text its content
     */
    public void write(String name, String text) {
        write(name, file -> AtomicFile.write(file, text));
    }

    /**
     * Writes {@code model.safetensors}, here or elsewhere.
     *
     * @param model the model
     */
    public void write(Model model) {
        write("model.safetensors", model::save);
    }

    private void write(String name, Writing writing) {
        try {
            writing.to(folder.resolve(name));
        } catch (IOException e) {
            problems.add(IoReason.of(e) + elsewhere(name, writing));
        }
    }

    private static String elsewhere(String name, Writing writing) {
        for (Path other : List.of(Path.of(System.getProperty("java.io.tmpdir")), Path.of(""))) {
            try {
                Path made = Files.createTempDirectory(other.toAbsolutePath(), "nacre-");
                try {
                    writing.to(made.resolve(name));
                    return "; it is saved as " + made.resolve(name);
                } catch (IOException e) {
                    Files.delete(made);
                }
            } catch (IOException e) {
                // the next one
            }
        }
        return "";
    }

    /**
     * To be called when all is written.
     *
     * @throws IOException if something is not in the folder; says why, and where it is
     */
    public void requireAll() throws IOException {
        if (!problems.isEmpty()) throw new IOException(String.join("; ", problems));
    }
}
