package dev.nacre.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nacre.model.Model;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C on {@code nacre train}, a process of its own. */
@Timeout(120)
class InterruptProcessTest {
    @TempDir
    private Path folder;

    private Process process;

    @AfterEach
    void end() {
        if (process != null) process.destroyForcibly();
    }

    @Test
    void theBestModelSoFarIsKept() throws Exception {
        Path kill = Path.of("/bin/kill");
        assumeThat(kill).as("no program to send SIGINT with").isExecutable();
        StringBuilder rows = new StringBuilder("x,kind\n");
        for (int i = 0; i < 60; i++) rows.append(i).append(i < 30 ? ",low\n" : ",high\n");
        Path csv = Files.writeString(folder.resolve("table.csv"), rows);
        Path out = folder.resolve("out");
        start(
                "train",
                "--csv",
                csv.toString(),
                "--label",
                "kind",
                "--epochs",
                "1000",
                "--patience",
                "100",
                "--out",
                out.toString());
        BufferedReader lines = process.inputReader();
        String line = lines.readLine();
        while (!line.startsWith("network 1 of 5: ")) line = lines.readLine();

        assertThat(new ProcessBuilder(kill.toString(), "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();

        String last = line;
        for (line = lines.readLine(); line != null; line = lines.readLine()) last = line;
        assertThat(process.waitFor()).isEqualTo(128 + 2);
        assertThat(Files.readString(folder.resolve("err.txt")))
                .endsWith("stopping; the best model so far is kept" + System.lineSeparator());
        assertThat(last).matches("test accuracy [01]\\.\\d{4}");
        assertThat(Model.load(out.resolve("model.safetensors")).classify(2)).isEqualTo("low");
        assertThat(out.resolve("report.html")).content().contains("<em>" + last.replaceFirst(".* ", "") + "</em>");
    }

    /** A shell's job in the background ignores SIGINT, and hands that on: to these tests, and to what they start. */
    private static List<String> listening() throws Exception {
        List<String> command = List.of("env", "--default-signal=INT");
        Process works = new ProcessBuilder(
                        Stream.concat(command.stream(), Stream.of("true")).toList())
                .redirectErrorStream(true)
                .start();
        return works.waitFor() == 0 ? command : List.of();
    }

    private void start(String... args) throws Exception {
        ProcessBuilder builder = JavaProcess.of(List.of("-Dnacre.blas=java"), Main.class, args)
                .redirectError(folder.resolve("err.txt").toFile());
        builder.command().addAll(0, listening());
        process = builder.start();
    }
}
