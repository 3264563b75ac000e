package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Training on a file many times larger than the heap. By hand with a large one: {@code -Dtest=StreamMemoryTest
 * -Dnacre.stream.megabytes=4096 -Dnacre.stream.heap=256m}.
 */
class StreamMemoryTest {
    private static final String MEGABYTES = System.getProperty("nacre.stream.megabytes", "160");
    private static final String HEAP = System.getProperty("nacre.stream.heap", "24m");

    @Test
    void aFileManyTimesLargerThanTheHeapIsTrainedOn(@TempDir Path folder) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(List.of(
                        java.toString(),
                        "-Xmx" + HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamProgram.class.getName(),
                        folder.resolve("large.csv").toString(),
                        MEGABYTES))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(1, TimeUnit.HOURS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(out).content().contains("accuracy 0.9");
        assertThat(process.exitValue()).isZero();
        for (String line : Files.readAllLines(out)) System.out.println(line);
    }
}
