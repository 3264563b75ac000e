package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every program of README and docs runs with the modules that the text above it names as dependencies, and no others.
 */
class ShownProgramsTest {
    @TempDir
    private Path folder;

    static List<ShownCode> programs() throws IOException {
        return ShownCode.all().stream().filter(ShownCode::isProgram).toList();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void theProgramRunsWithTheDependenciesThatTheTextNames(ShownCode program) throws Exception {
        assertThat(program.modules()).as("modules named above %s", program).isNotEmpty();
        Path source = Files.writeString(place(program.text()), program.text());

        Outcome outcome = LeanProcess.run(source, program.modules());

        assertThat(outcome.code())
                .as("%s with %s: %s", program, program.modules(), outcome.err())
                .isZero();
        assertThat(outcome.out()).as("printed by %s", program).isNotBlank();
    }

    /** From JDK 22 on, java runs a file only if its folder is that of its package. */
    private Path place(String program) throws IOException {
        Matcher name = Pattern.compile("(?m)^package ([\\w.]+);").matcher(program);
        Path place = folder.resolve(name.find() ? name.group(1).replace('.', '/') : ".");
        return Files.createDirectories(place).resolve("Program.java");
    }
}
