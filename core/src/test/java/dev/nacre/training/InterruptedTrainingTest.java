package dev.nacre.training;

import static dev.nacre.Fixtures.ring;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.HeavyBall;
import dev.nacre.Network;
import dev.nacre.losses.CrossEntropy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedTrainingTest {
    @TempDir
    Path folder;

    /** An interrupt does not stop a training, so it must not stop its checkpoints either. */
    @Test
    void checkpointsAreWrittenAfterAnInterruptToo() throws IOException {
        Path file = folder.resolve("checkpoint");
        List<Long> saved = new ArrayList<>();
        Listener interrupts = new Listener() {
            @Override
            public void onStep(Training training, double loss) {
                if (training.step() == 12) Thread.currentThread().interrupt();
            }
        };
        Trainer.of(new CrossEntropy(), new HeavyBall())
                .batchSize(5)
                .epochs(6)
                .seed(1)
                .fit(new Network("dense(2)", 2, 1), ring(40, 1), interrupts, new Checkpoints(file, 12), new Listener() {
                    @Override
                    public void onStep(Training training, double loss) {
                        if (training.step() % 12 == 1) saved.add(stepIn(file));
                    }
                });
        assertThat(Thread.interrupted()).as("the interrupt is still there").isTrue();
        assertThat(saved).containsExactly(1L, 13L, 25L, 37L);
    }

    /** The thread is not interrupted while it reads. */
    private static long stepIn(Path file) {
        boolean interrupted = Thread.interrupted();
        try {
            return Checkpoint.read(file).step();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
