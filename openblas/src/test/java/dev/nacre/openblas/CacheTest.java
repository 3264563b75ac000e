package dev.nacre.openblas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nacre.blas.Jvm;
import dev.nacre.blas.StartProgram;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts with a cache that someone else has filled, or that is damaged: each in a process of its own. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "plants files of Linux on amd64")
class CacheTest {
    @TempDir
    private Path folder;

    private static void start(String... options) throws Exception {
        Jvm.Result result = Jvm.with(options).run(StartProgram.class, "halt");
        assertThat(result.exit()).as("%s", result).isZero();
        assertThat(result.said("blas")).as("%s", result.err()).isEqualTo("openblas");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static Path library(Path home) throws IOException {
        return files(home).stream()
                .filter(file -> file.endsWith(Soname.OWN))
                .findFirst()
                .orElseThrow();
    }

    /** Turns every library into one of the same size that can't be loaded. */
    private static void damage(Path home) throws IOException {
        for (Path file : files(home)) {
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                bytes.write(new byte[4096]);
            }
        }
    }

    private static void allow(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void aDamagedLibraryIsRepaired() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        start("-Duser.home=" + home);
        Path kept = library(home);
        Path copy = Files.copy(kept, folder.resolve("copy"));
        try (RandomAccessFile bytes = new RandomAccessFile(kept.toFile(), "rw")) {
            bytes.seek(bytes.length() / 2);
            int old = bytes.read();
            bytes.seek(bytes.length() / 2);
            bytes.write(old ^ 1);
        }
        start("-Duser.home=" + home);
        assertThat(kept).hasSameBinaryContentAs(copy);
        damage(home);
        start("-Duser.home=" + home);
        assertThat(kept).hasSameBinaryContentAs(copy);
    }

    @Test
    void aPlantedLibraryIsNotLoadedAndNothingIsLeft() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        start("-Duser.home=" + home);
        damage(home);
        Path planted = library(home);
        allow(planted.getParent(), "rwxrwxrwx");
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        start("-Duser.home=" + home, "-Djava.io.tmpdir=" + temporary);
        try (var in = Files.newInputStream(planted)) {
            assertThat(in.readNBytes(4096)).containsOnly(0);
        }
        assertThat(files(temporary)).isEmpty();
        assertThat(home.resolve(".cache")).isDirectoryNotContaining("glob:**JNA");
    }

    @Test
    void aNamedCacheThatOthersCanWriteIsRefusedWithTheReason() throws Exception {
        Path cache = Files.createDirectory(folder.resolve("cache"));
        allow(cache, "rwxrwxrwx");
        Jvm.Result result = Jvm.with("-Dorg.bytedeco.javacpp.cachedir=" + cache).run(StartProgram.class);
        assertThat(result.err())
                .singleElement()
                .asString()
                .contains("; openblas can't be used: -Dorg.bytedeco.javacpp.cachedir=" + cache
                        + " can't be used: other users can write to ");
    }

    /** The user has no entry in the system's list, no home, and a folder of the victim's name is planted. */
    @Test
    void aUserWithoutAHomeLoadsNothingThatAnotherHasPlanted() throws Exception {
        Path home = Files.createDirectory(folder.resolve("?"));
        start("-Duser.home=" + home.toAbsolutePath());
        damage(home);
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.toList()) allow(path, "rwxrwxrwx");
        }
        Jvm jvm = Jvm.with("-Duser.home=?", "-Dnacre.threads=1");
        List<String> command = new ArrayList<>(asNobody());
        command.addAll(jvm.command(StartProgram.class));
        int classPath = command.indexOf("-cp") + 1;
        command.set(classPath, readable(command.get(classPath)));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(out).isZero();
        assertThat(out).contains("blas openblas");
        try (var in = Files.newInputStream(library(home))) {
            assertThat(in.readNBytes(4096)).containsOnly(0);
        }
    }

    private static List<String> asNobody() throws Exception {
        List<String> command = List.of("setpriv", "--reuid=54321", "--regid=54321", "--clear-groups");
        List<String> tried = new ArrayList<>(command);
        tried.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        tried.add("-version");
        try {
            assumeThat(new ProcessBuilder(tried).start().waitFor())
                    .as("setpriv can't run java as another user")
                    .isZero();
        } catch (IOException e) {
            assumeThat(e).as("no setpriv").isNull();
        }
        return command;
    }

    /** Copies the class path, which lies in somebody's home, to where everybody can read it. */
    private String readable(String classPath) throws IOException {
        allow(folder, "rwxr-xr-x");
        Path copies = Files.createDirectory(folder.resolve("classes"));
        List<String> parts = new ArrayList<>();
        for (String part : classPath.split(File.pathSeparator)) {
            Path from = Path.of(part);
            if (!Files.exists(from)
                    || part.contains("junit")
                    || part.contains("openblas-0") && !part.contains("linux-x")) continue;
            Path to = copies.resolve(Integer.toString(parts.size()));
            try (Stream<Path> all = Files.walk(from)) {
                for (Path file : all.toList()) {
                    Path copy = to.resolve(from.relativize(file).toString());
                    Files.copy(file, copy);
                    allow(copy, "rwxr-xr-x");
                }
            }
            parts.add(to.toString());
        }
        allow(copies, "rwxr-xr-x");
        return String.join(File.pathSeparator, parts);
    }
}
