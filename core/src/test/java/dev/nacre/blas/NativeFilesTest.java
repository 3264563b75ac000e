package dev.nacre.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whose folders are trusted, and which files. */
@EnabledOnOs(
        value = {OS.LINUX, OS.MAC},
        disabledReason = "needs owners and permissions of files")
class NativeFilesTest {
    private static final byte[] RIGHT = {1, 2, 3, 4};
    private static final byte[] WRONG = {1, 2, 3, 5};

    @TempDir
    private Path folder;

    private Path home;
    private Path cache;
    private URL library;

    @BeforeEach
    void makeJar() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        cache = home.resolve(".cache").resolve("nacre");
        Path jar = folder.resolve("library.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("library.so"));
            entries.write(RIGHT);
        }
        library = URI.create("jar:" + jar.toUri() + "!/library.so").toURL();
    }

    private static void allow(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    /** Unpacks as a start of a program does. */
    private Path unpack() throws IOException {
        try (NativeFiles files = NativeFiles.kept(library, null, home.toString())) {
            Path file = files.unpack(library, "library.so");
            assertThat(file).hasBinaryContent(RIGHT);
            return file;
        }
    }

    private void isNotUsed(Path hostile) throws IOException {
        Path file = unpack();
        assertThat(file.startsWith(hostile.toRealPath())).isFalse();
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void aCacheOfTheUsersOwnIsKept() throws IOException {
        Path file = unpack();
        Object written = Files.getAttribute(file, "unix:ino");
        assertThat(unpack()).isEqualTo(file);
        assertThat(file.startsWith(cache.toRealPath())).isTrue();
        assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(written);
        try (var all = Files.walk(home.resolve(".cache"))) {
            for (Path path : all.toList())
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .as("%s", path)
                        .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
        }
    }

    @Test
    void aFileOfTheRightSizeWithOtherBytesIsWrittenAnew() throws IOException {
        Files.write(unpack(), WRONG);
        unpack();
    }

    @Test
    void aFileThatOthersCanWriteAndALinkAreWrittenAnew() throws IOException {
        Path file = unpack();
        allow(file, "rw-rw-rw-");
        unpack();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Path elsewhere = Files.write(folder.resolve("elsewhere"), RIGHT);
        Files.delete(file);
        Files.createSymbolicLink(file, elsewhere);
        unpack();
        assertThat(Files.isSymbolicLink(file)).isFalse();
    }

    @Test
    void aCacheThatOthersCanWriteIsNotUsedNorOneInSuchAFolder() throws IOException {
        Path file = unpack();
        allow(file.getParent(), "rwxrwx---");
        isNotUsed(cache);
        allow(file.getParent(), "rwx------");
        allow(home, "rwxrwxrwx");
        isNotUsed(cache);
        Files.setAttribute(home, "unix:mode", 01777);
        assertThat(unpack()).isEqualTo(file);
    }

    @Test
    void aCacheOfAnotherUserIsNotUsed() throws IOException {
        Path file = unpack();
        assumeThat(Files.getAttribute(file, "unix:uid"))
                .as("only root can give files away")
                .isEqualTo(0);
        Files.setAttribute(file, "unix:uid", 65534);
        assertThat(unpack()).isEqualTo(file);
        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(0);
        Files.setAttribute(file.getParent(), "unix:uid", 65534);
        isNotUsed(cache);
        Files.setAttribute(file.getParent(), "unix:uid", 0);
        Files.setAttribute(cache, "unix:uid", 65534);
        isNotUsed(cache);
    }

    @Test
    void aFileInPlaceOfTheCacheIsNoObstacle() throws IOException {
        Files.write(home.resolve(".cache"), WRONG);
        isNotUsed(home);
    }

    @Test
    void aUserWhomTheSystemDoesNotKnowGetsNoFolderOfThatName() throws IOException {
        try (NativeFiles files = NativeFiles.kept(library, null, "?")) {
            assertThat(files.unpack(library, "library.so")).isAbsolute();
        }
        assertThat(Path.of("?")).doesNotExist();
    }

    @Test
    void aFolderThatIsNamedHasToBeSafe() throws IOException {
        try (NativeFiles files = NativeFiles.kept(library, cache.toString(), "?")) {
            assertThat(files.unpack(library, "library.so").startsWith(cache.toRealPath()))
                    .isTrue();
        }
        allow(cache, "rwxrwxrwx");
        String named = "-Dorg.bytedeco.javacpp.cachedir=" + cache + " can't be used: ";
        Path real = cache.toRealPath();
        assertThatThrownBy(() -> NativeFiles.kept(library, cache.toString(), "?"))
                .hasMessage(named + "other users can write to " + real + " (chmod go-w " + real + ")");
        Path file = Files.write(folder.resolve("file"), WRONG);
        assertThatThrownBy(() -> NativeFiles.kept(library, file.toString(), "?"))
                .hasMessageStartingWith("-Dorg.bytedeco.javacpp.cachedir=" + file + " can't be used: ");
    }
}
