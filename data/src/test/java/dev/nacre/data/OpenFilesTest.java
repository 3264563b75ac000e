package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nacre.Network;
import dev.nacre.Pass;
import dev.nacre.losses.Mse;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import dev.nacre.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is streamed is open during a pass, and not after it. */
class OpenFilesTest {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeAll
    static void requireDescriptors() {
        assumeTrue(Files.isDirectory(DESCRIPTORS), "only Linux tells which files a process has open");
    }

    /** Much longer than what a reader reads ahead. */
    @BeforeEach
    void write() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200_000; i++)
            text.append(i % 100).append(',').append(i % 7).append('\n');
        file = Files.writeString(folder.resolve("t.csv"), text).toRealPath();
    }

    private StreamedDataset stream() throws IOException {
        return new Csv(new Target.Number(new Column.Last())).stream(file);
    }

    private static List<Path> open() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> links = Files.list(DESCRIPTORS)) {
            for (Path link : links.toList()) {
                try {
                    files.add(Files.readSymbolicLink(link));
                } catch (NoSuchFileException e) {
                    // closed since it was listed
                }
            }
        }
        return files;
    }

    @Test
    void aPassThatIsClosedBeforeItsEnd() throws IOException {
        try (Pass pass = stream().inOrder(10)) {
            pass.next();
            assertThat(open()).contains(file);
        }
        assertThat(open()).doesNotContain(file);
    }

    @Test
    void aTrainingThatIsStoppedInItsFirstEpoch() throws IOException {
        Trainer trainer = Trainer.of(new Mse(), new TestDescent()).batchSize(10).epochs(1);
        List<Path> during = new ArrayList<>();
        trainer.fit(new Network("sequential([standardize, dense(1)])", 1, 1), stream(), new Listener() {
            @Override
            public void onStep(Training training, double loss) {
                try {
                    during.addAll(open());
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
                training.stop();
            }
        });
        assertThat(during).contains(file);
        assertThat(open()).doesNotContain(file);
    }

    @Test
    void aReadingOfTheWholeFile() throws IOException {
        new Csv(new Target.Number(new Column.Last())).read(file);
        assertThat(open()).doesNotContain(file);
    }
}
