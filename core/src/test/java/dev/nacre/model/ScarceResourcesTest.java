package dev.nacre.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nacre.Network;
import dev.nacre.blas.Jvm;
import dev.nacre.layers.Dense;
import dev.nacre.losses.Mse;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and memory that may not grow: in processes of their own. */
class ScarceResourcesTest {
    @TempDir
    Path folder;

    /** Reads a model, or writes one of so many units, and says what became of it. */
    static final class Program {
        public static void main(String[] arguments) {
            Path file = Path.of(arguments[0]);
            try {
                if (arguments.length == 1) Model.load(file);
                else new Model(new Network(new Dense(Integer.parseInt(arguments[1])), 100, 1), new Mse()).save(file);
                System.out.println("result good");
            } catch (IOException e) {
                System.out.println("result " + e.getClass().getSimpleName() + " " + e.getMessage());
            }
        }
    }

    @Test
    void aFileThatMayNotGrowGivesAClearErrorAndKeepsTheOldOne() throws Exception {
        assumeThat(new File("/bin/sh")).as("a shell that limits files").exists();
        Path file = folder.resolve("model.safetensors");
        new Model(new Network(new Dense(10), 100, 2), new Mse()).save(file);
        byte[] old = Files.readAllBytes(file);
        List<String> java = Jvm.with("-XX:-UsePerfData").command(Program.class, file.toString(), "1000");
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of("/bin/sh", "-c", "ulimit -f 200 && exec \"$@\"", "sh"), java.stream())
                                .toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.inputReader().readLine())
                .isEqualTo("result IOException " + file
                        + " could not be written: File too large; the old file is unchanged");
        assertThat(process.waitFor()).isZero();
        assertThat(file).hasBinaryContent(old);
        assertThat(folder).isDirectoryNotContaining(each -> !each.equals(file));
    }

    /** One beyond all memory, and one for which there would be room if there were nothing else. */
    @ParameterizedTest
    @ValueSource(ints = {750_000, 122_000})
    void aFileForWhichTheMemoryIsTooSmallIsRefused(int units) throws Exception {
        Path file = sparse(units);
        assertThat(read(file, "-Xmx48m"))
                .startsWith("ModelFormatException " + file + " has " + Files.size(file) + " bytes, more than")
                .endsWith(" bytes; give it more with -Xmx");
    }

    @Test
    void readingTakesTheMemoryOfTheFileOnce() throws Exception {
        assertThat(read(sparse(110_000), "-Xmx64m")).isEqualTo("good");
    }

    private static String read(Path file, String memory) throws Exception {
        return Jvm.with(memory, "-XX:+UseG1GC")
                .run(Program.class, file.toString())
                .said("result");
    }

    /** A good file of 404 bytes for each unit, without the digest that would take time. */
    private Path sparse(int units) throws IOException {
        Path file = folder.resolve("model.safetensors");
        new Model(new Network(new Dense(10), 100, 2), new Mse()).save(file);
        int length = 4 * 100 * units;
        String header = RawFile.read(file)
                .withoutDigest()
                .header()
                .replace("units=10,", "units=" + units + ",")
                .replace("[10,100]", "[" + units + ",100]")
                .replace("[10]", "[" + units + "]")
                .replace("[0,4000]", "[0," + length + "]")
                .replace("[4000,4040]", "[" + length + "," + (length + 4 * units) + "]");
        byte[] start = new RawFile(header, new byte[0]).bytes();
        Files.write(file, start);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(start.length + length + 4L * units);
        }
        return file;
    }
}
