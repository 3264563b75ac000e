package dev.nacre.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nacre.cli.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs a program as an application does that depends on some of Nacre's modules and on nothing else. */
final class LeanProcess {
    private LeanProcess() {}

    /**
     * Compiles and runs a program.
     *
     * @param source of a class with a main method, which runs in the folder of the file
     * @param modules such as {@code activations}; what they depend on comes along
     */
    static Outcome run(Path source, List<String> modules) throws IOException, InterruptedException {
        Set<Path> paths = new LinkedHashSet<>();
        for (String module : modules) paths.addAll(Footprint.of(module).paths());
        String classPath = paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path errors = Files.createTempFile("lean", ".err");
        try {
            Process process = new ProcessBuilder(
                            java.toString(),
                            "-XX:TieredStopAtLevel=1", // it does not run for long
                            "-XX:+UseSerialGC",
                            "-cp",
                            classPath,
                            source.toAbsolutePath().toString())
                    .directory(source.toAbsolutePath().getParent().toFile())
                    .redirectError(errors.toFile())
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Outcome(process.waitFor(), out, Files.readString(errors));
        } finally {
            Files.delete(errors);
        }
    }
}
