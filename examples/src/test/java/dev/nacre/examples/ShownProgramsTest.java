package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        Path source = Files.writeString(folder.resolve("Program.java"), program.text());

        Outcome outcome = LeanProcess.run(source, program.modules());

        assertThat(outcome.code())
                .as("%s with %s: %s", program, program.modules(), outcome.err())
                .isZero();
        assertThat(outcome.out()).as("printed by %s", program).isNotBlank();
    }
}
