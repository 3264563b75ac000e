package dev.nacre.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nacre.cli.console.Console;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Output that is lost, and memory that does not suffice, are told and are no success. */
class ConsoleTest {
    private static final String FULL = "error: standard output: could not be written: No space left on device\n";

    @TempDir
    private Path folder;

    /** Has room for some bytes. */
    private static final class Disk extends OutputStream {
        private final String reason;
        private int room;

        private Disk(int room, String reason) {
            this.room = room;
            this.reason = reason;
        }

        @Override
        public void write(int b) throws IOException {
            if (room-- <= 0) throw new IOException(reason);
        }
    }

    private static Outcome on(OutputStream out, String... args) {
        StringWriter err = new StringWriter();
        int code = Main.line(new Console(out), new PrintWriter(err, true)).execute(args);
        return new Outcome(code, "", err.toString());
    }

    @Test
    void aFullDiskIsAFailureOfEveryCommand() {
        for (String[] command : new String[][] {{"--help"}, {"predict", "--help"}, {"--version"}})
            assertThat(on(new Disk(3, "No space left on device"), command)).isEqualTo(new Outcome(1, "", FULL));
        assertThat(on(OutputStream.nullOutputStream(), "--help").code()).isZero();
    }

    @Test
    void aReaderThatWentAwayEndsACommandQuietly() {
        assertThat(on(new Disk(100, "Broken pipe"), "--help")).isEqualTo(new Outcome(141, "", ""));
    }

    @Test
    void anErrorOfTheCommandItselfComesFirst() {
        assertThat(on(new Disk(0, "No space left on device"), "evaluate").code())
                .isEqualTo(2);
    }

    private Process start(ProcessBuilder.Redirect out, String... args) throws IOException {
        return JavaProcess.of(List.of("-Xmx40m", "-Dnacre.blas=java"), Main.class, args)
                .redirectOutput(out)
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err.txt"));
    }

    @Test
    void aProcessWithoutRoomForItsOutputFails() throws Exception {
        File full = new File("/dev/full");
        assumeThat(full).as("Linux's device that is always full").exists();
        assertThat(start(ProcessBuilder.Redirect.to(full), "--help").waitFor()).isEqualTo(1);
        assertThat(err()).isEqualTo(FULL);
    }

    @Test
    void aProcessWhoseReaderWentAwayEndsQuietly() throws Exception {
        assumeThat(File.separatorChar).as("a system with SIGPIPE").isEqualTo('/');
        Process process = start(ProcessBuilder.Redirect.PIPE, "--help");
        process.getInputStream().close();
        assertThat(process.waitFor()).isEqualTo(Console.READER_GONE);
        assertThat(err()).isEmpty();
    }

    @Test
    void aTableTooLargeForTheMemoryIsOneLineWithARemedy() throws Exception {
        Path csv = Files.writeString(folder.resolve("large.csv"), "1,2,3,4,5,6,7,8,9\n".repeat(1_000_000));
        Process process = start(
                ProcessBuilder.Redirect.DISCARD,
                "train",
                "--csv",
                csv.toString(),
                "--label",
                "last",
                "--out",
                folder.resolve("out").toString());
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(err())
                .startsWith("error: out of memory (Java heap space): it may take 40 MiB; allow more, such as "
                        + "NACRE_JAVA_OPTIONS=-Xmx8g, or give it less data")
                .hasLineCount(1);
    }
}
