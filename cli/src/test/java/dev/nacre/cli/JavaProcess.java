package dev.nacre.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of the test class path in processes of their own. */
public final class JavaProcess {
    private JavaProcess() {}

    /** A program that was not started yet; options are those of the virtual machine. */
    public static ProcessBuilder of(List<String> options, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Newer machines would warn of every program that loads a native library.
        if (Runtime.version().feature() >= 22) command.add("--enable-native-access=ALL-UNNAMED");
        // It does not run for long, so it is compiled quickly rather than well.
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // it is announced on standard error
        return builder;
    }
}
