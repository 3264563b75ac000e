package dev.nacre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says of settings of the virtual machine that it can't run with: each in its own process. */
class SettingsTest {
    @TempDir
    private Path folder;

    private record Ended(int code, List<String> err) {}

    private Ended train(String setting) throws Exception {
        StringBuilder rows = new StringBuilder("x,kind\n");
        for (int i = 0; i < 60; i++) rows.append(i).append(i < 30 ? ",low\n" : ",high\n");
        Path csv = Files.writeString(folder.resolve("table.csv"), rows);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err.txt");
        String[] arguments = {
            "train",
            "--csv",
            csv.toString(),
            "--label",
            "kind",
            "--epochs",
            "2",
            "--members",
            "1",
            "--out",
            out.toString()
        };
        Process process = JavaProcess.of(List.of("-Dnacre.quiet=true", setting), Main.class, arguments)
                .redirectError(err.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        int code = process.waitFor();
        return new Ended(
                code,
                Files.readAllLines(err).stream()
                        .filter(line -> !line.startsWith("training: "))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1000000000"})
    void aWrongNumberOfThreadsIsOneLineAndTwo(String threads) throws Exception {
        Ended ended = train("-Dnacre.threads=" + threads);
        assertThat(ended.err())
                .containsExactly("error: -Dnacre.threads=" + threads + " must be a whole number from 1 to 1024");
        assertThat(ended.code()).isEqualTo(2);
    }

    @Test
    void anUnknownLibraryIsOneLineAndTwo() throws Exception {
        Ended ended = train("-Dnacre.blas=mkl");
        assertThat(ended.err())
                .singleElement()
                .asString()
                .startsWith("error: -Dnacre.blas=mkl: there is no such library; choices: ")
                .endsWith("jblas, java");
        assertThat(ended.code()).isEqualTo(2);
    }

    /** How deep the classes of a JDK need the stack when they are loaded differs: it may also suffice. */
    @Test
    void aTinyStackIsOneLineAtMost() throws Exception {
        Ended ended = train("-Xss144k");
        if (ended.code() == 0) assertThat(ended.err()).isEmpty();
        else
            assertThat(ended.err())
                    .containsExactly(
                            "error: the stack of a thread is too small; allow more, such as NACRE_JAVA_OPTIONS=-Xss1m");
    }
}
