package dev.nacre.blas;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Runs a program of the test class path in a fresh virtual machine: what happens once per process can be tested there
 * only.
 */
public record Jvm(List<String> options, Map<String, String> environment, String without) {
    /** What a program said. */
    public record Result(int exit, List<String> out, List<String> err) {
        /** The rest of the line that begins with a word. */
        public String said(String word) {
            return out.stream()
                    .filter(line -> line.startsWith(word + " "))
                    .map(line -> line.substring(word.length() + 1))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(word + " is missing in " + this));
        }
    }

    public static Jvm with(String... options) {
        return new Jvm(List.of(options), Map.of(), null);
    }

    /** Leaves out the parts of the class path that hold a text. */
    public Jvm without(String part) {
        return new Jvm(options, environment, part);
    }

    public Jvm environment(String name, String value) {
        return new Jvm(options, Map.of(name, value), without);
    }

    public List<String> command(Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Newer machines would warn of every program that loads a native library.
        if (Runtime.version().feature() >= 22) command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-XX:TieredStopAtLevel=1"); // it does not run for long
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    public Result run(Class<?> program, String... arguments) throws IOException, InterruptedException {
        List<String> command = command(program, arguments);
        Path out = Files.createTempFile("nacre", ".out");
        Path err = Files.createTempFile("nacre", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OPENBLAS_") || name.startsWith("JAVA_TOOL"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES)) throw new AssertionError("does not end: " + command);
            return new Result(process.exitValue(), lines(out), lines(err));
        } finally {
            process.destroyForcibly();
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8);
    }

    private String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(part -> without == null || !part.contains(without))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
