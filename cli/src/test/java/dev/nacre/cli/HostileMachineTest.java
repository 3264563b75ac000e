package dev.nacre.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command line on a machine that denies it something: it says so in one line and leaves what was there, or does
 * without. What needs rights that the tests lack is skipped.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "limits are set by Linux's shell and mount")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HostileMachineTest {
    @TempDir
    private Path folder;

    private Path table;
    private boolean mounted;

    /** What a command said and how it ended. */
    private record Result(int exit, List<String> out, List<String> err) {
        /** The last line, without Java's own warnings and ours on products. */
        String error() {
            List<String> lines = err.stream()
                    .filter(line -> !line.startsWith("nacre: ") && !line.contains("warning"))
                    .toList();
            assertThat(lines).as("one line").hasSize(1);
            return lines.get(0);
        }
    }

    @BeforeEach
    void write() throws Exception {
        StringBuilder rows = new StringBuilder("x,kind\n");
        for (int i = 0; i < 60; i++) rows.append(i).append(i < 30 ? ",low\n" : ",high\n");
        table = Files.writeString(folder.resolve("table.csv"), rows);
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) shell("umount " + folder.resolve("small"));
    }

    private Result shell(String line) throws Exception {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder("bash", "-c", line)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Result(process.waitFor(), Files.readAllLines(out), Files.readAllLines(err));
    }

    private static String nacre(String options, String classPath, String arguments) {
        return Path.of(System.getProperty("java.home"), "bin", "java") + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "
                + options + " -cp '" + classPath + "' dev.nacre.cli.Main " + arguments;
    }

    private static String nacre(String arguments) {
        return nacre("-Dnacre.blas=java", System.getProperty("java.class.path"), arguments);
    }

    private String train(Path out) {
        return "train --csv " + table + " --label kind --epochs 3 --members 1 --out " + out;
    }

    private static boolean root() {
        return System.getProperty("user.name").equals("root");
    }

    @Test
    void aLimitOfFileSizes() throws Exception {
        Path out = folder.resolve("model");
        Result result = shell("ulimit -f 4; " + nacre(train(out)));
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.error()).startsWith("error: ").contains(out.toString());
    }

    /** Enough for Java, not for every native library: the result is right, or there is an error, OpenBLAS's own too. */
    @Test
    void aLimitOfAddressSpace() throws Exception {
        String options = "-Xmx128m -XX:CompressedClassSpaceSize=64m -Dnacre.threads=1";
        String command = nacre(options, System.getProperty("java.class.path"), train(folder.resolve("model")));
        Result result = shell("ulimit -v 1700000; " + command);
        if (result.exit() == 0) assertThat(result.out()).anyMatch(line -> line.matches("test accuracy [01]\\.\\d{4}"));
        else
            assertThat(result.err())
                    .as("exit code %d", result.exit())
                    .anyMatch(line -> line.matches("(OpenBLAS )?error: .*"));
    }

    @Test
    void aFullDisk() throws Exception {
        assumeTrue(root(), "only root can mount a small file system");
        Path small = Files.createDirectory(folder.resolve("small"));
        mounted = shell("mount -t tmpfs -o size=64k tmpfs " + small).exit() == 0;
        assumeTrue(mounted, "mount is not allowed here");
        Path out = Files.createDirectory(small.resolve("out"));
        assertThat(shell(nacre(train(folder.resolve("trained")))).exit()).isZero();
        Path model = folder.resolve("trained/model.safetensors");
        assertThat(shell("head -c 60000 /dev/zero > " + small.resolve("filler")).exit())
                .isZero();

        Result trained = shell(nacre(train(out)));
        assertThat(trained.exit()).isEqualTo(1);
        assertThat(trained.error()).startsWith("error: ").contains(out.toString());

        String predict = "predict --model " + model + " --csv " + table;
        Path predictions = Files.writeString(small.resolve("predictions.csv"), "what was there\n");
        Result written = shell(nacre(predict + " --out " + predictions));
        Result printed = shell(nacre(predict) + " > /dev/full");
        assertThat(List.of(written.exit(), printed.exit())).containsExactly(1, 1);
        assertThat(written.error()).contains(predictions.toString(), "No space left on device");
        assertThat(printed.error()).contains("standard output");
        assertThat(predictions).content().isEqualTo("what was there\n");
    }

    @Test
    void anotherUserWithoutHomeInAFolderThatCannotBeWritten() throws Exception {
        assumeTrue(root(), "only root can become another user");
        String limited = "ulimit -u 60; " + nacre("-Duser.home='?'", readableByAll(), train(Path.of("/proc/nowhere")));
        Result result = shell(
                "setpriv --reuid 65534 --regid 65534 --clear-groups bash -c '" + limited.replace("'", "'\\''") + "'");
        assumeTrue(result.exit() != 127, "setpriv is missing");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.error()).startsWith("error: ").contains("/proc/nowhere");
        assertThat(folder.resolve("?")).doesNotExist();
    }

    /** The class path where another user may read it: the local repository may be root's alone. */
    private String readableByAll() throws Exception {
        Path copy = Files.createDirectory(folder.resolve("classes"));
        List<String> parts = new ArrayList<>();
        int number = 0;
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path target = copy.resolve(number++ + (part.endsWith(".jar") ? ".jar" : ""));
            if (Files.exists(Path.of(part))) shell("cp -rL '" + part + "' " + target);
            parts.add(target.toString());
        }
        shell("chmod -R a+rX " + copy);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return String.join(File.pathSeparator, parts);
    }
}
