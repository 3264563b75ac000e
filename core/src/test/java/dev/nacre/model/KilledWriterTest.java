package dev.nacre.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Network;
import dev.nacre.blas.Jvm;
import dev.nacre.layers.Dense;
import dev.nacre.losses.Mse;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledWriterTest {
    private static final int KILLS = Integer.getInteger("nacre.kills", 8);
    private static final long WEIGHT_BYTES = 4L * 2000 * 500;

    @TempDir
    Path folder;

    @Test
    void theFileOfAKilledProcessIsTheOldOneOrTheNewOne() throws Exception {
        Path file = folder.resolve("model.safetensors");
        SplittableRandom random = new SplittableRandom(1);
        int last = -1;
        for (int kill = 0; kill < KILLS; kill++) {
            int reported = writeAndKill(file, last + 1, 1 + random.nextInt(4), random.nextLong(WEIGHT_BYTES));
            last = Integer.parseInt(Model.load(file).notes().get("number"));
            assertThat(last).as("the one reported last, or the next").isBetween(reported, reported + 1);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.count())
                    .as("some kills came while a file was written")
                    .isGreaterThan(1);
        }
    }

    /** Lets a process write some files, and kills it when it has written some bytes of the next. */
    private static int writeAndKill(Path file, int first, int count, long bytes)
            throws IOException, InterruptedException {
        Set<Path> abandoned = temporary(file.getParent());
        Process writer = new ProcessBuilder(Jvm.with().command(Writer.class, file.toString(), Integer.toString(first)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = writer.inputReader()) {
            String reported = null;
            for (int i = 0; i < count; i++) reported = lines.readLine();
            assertThat(reported).as("what the process says").isNotNull();
            while (writer.isAlive() && unfinished(file.getParent(), abandoned) < bytes) Thread.onSpinWait();
            writer.toHandle().destroyForcibly(); // unlike the process's own method, leaves its output open
            // on a busy machine the writer may have been quicker than this test
            for (String more = lines.readLine(); more != null; more = lines.readLine()) reported = more;
            writer.waitFor();
            return Integer.parseInt(reported);
        }
    }

    /** Files that writers left or are at. */
    private static Set<Path> temporary(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tmp")).collect(Collectors.toSet());
        }
    }

    /** Bytes in the file that a writer is at; −1 if there is none. */
    private static long unfinished(Path folder, Set<Path> abandoned) throws IOException {
        for (Path file : temporary(folder)) {
            if (abandoned.contains(file)) continue;
            try {
                return Files.size(file);
            } catch (NoSuchFileException e) {
                return -1; // it was moved meanwhile
            }
        }
        return -1;
    }

    /** Writes models, numbered in their notes, until it is killed. */
    static final class Writer {
        public static void main(String[] arguments) throws IOException {
            Network network = new Network(new Dense(500), 2000, 1);
            for (int number = Integer.parseInt(arguments[1]); ; number++) {
                Map<String, String> notes = Map.of("number", Integer.toString(number));
                Model plain = new Model(network, new Mse());
                new Model(network, plain.loss(), plain.features(), plain.labels(), notes).save(Path.of(arguments[0]));
                System.out.println(number);
            }
        }
    }
}
