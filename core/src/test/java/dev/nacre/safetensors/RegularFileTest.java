package dev.nacre.safetensors;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegularFileTest {
    @TempDir
    Path folder;

    @Test
    void aFileAndALinkToItAreRead() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        RegularFile.require(file);
        RegularFile.require(Files.createSymbolicLink(folder.resolve("link"), file));
    }

    @Test
    void whatIsNoFileIsRefusedByItsKind() {
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> RegularFile.require(none))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(none + ": the file does not exist");
        assertThatThrownBy(() -> RegularFile.require(folder))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(folder + ": is a folder; name a file");
    }

    @Test
    void aPipeIsNotOpened() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeThat(Path.of("/usr/bin/mkfifo"))
                .as("the program that makes pipes")
                .isExecutable();
        new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor();
        assertThatThrownBy(() -> TensorFile.open(pipe))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(pipe + ": is a pipe or a device; copy its content to a file, and name that");
    }
}
