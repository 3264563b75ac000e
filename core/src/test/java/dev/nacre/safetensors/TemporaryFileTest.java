package dev.nacre.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Temporary files beside the one that is written. */
class TemporaryFileTest {
    @TempDir
    Path folder;

    private static void write(Path file, String text) throws IOException {
        AtomicFile.write(file, text);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatAKilledProcessLeftLongAgoIsClearedAway() throws IOException {
        Path old = Files.createFile(folder.resolve(".model.1.tmp"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        Files.createFile(folder.resolve(".model.2.tmp"));
        write(folder.resolve("model"), "new");
        assertThat(names()).containsExactly(".model.2.tmp", "model");
    }

    @Test
    void whatAKilledProcessLeftAMomentAgoIsClearedAwayUnlessSomebodyStillWritesIt() throws IOException {
        Path left = Files.createFile(folder.resolve(".model.1.tmp"));
        Path inWork = Files.createFile(folder.resolve(".model.2.tmp"));
        for (Path file : List.of(left, inWork))
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
        try (FileChannel channel = FileChannel.open(inWork, StandardOpenOption.WRITE)) {
            channel.lock();
            write(folder.resolve("model"), "new");
        }
        assertThat(names()).containsExactly(".model.2.tmp", "model");
    }

    @Test
    void theNewFileHasThePermissionsOfTheOldOne() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews())
                .as("a file system with permissions")
                .contains("posix");
        Path file = folder.resolve("model");
        write(file, "old");
        for (String permissions : List.of("rw-rw-rw-", "rw-------")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            write(file, "new");
            assertThat(permissions("model")).isEqualTo(permissions);
        }
        AtomicFile.write(file, channel -> {
            for (String name : names()) assertThat(permissions(name)).isEqualTo("rw-------");
        });
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }
}
