package dev.nacre.examples.strangers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.losses.Mse;
import dev.nacre.optimizers.Adam;
import dev.nacre.training.Checkpoint;
import dev.nacre.training.Checkpoints;
import dev.nacre.training.Trainer;
import java.nio.file.Path;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint can be resumed once; an attempt with data that doesn't fit does not count. */
class RefusedResumeTest {
    @TempDir
    Path folder;

    @Test
    void wrongDataLeavesTheCheckpointAsItWas() throws Exception {
        Trainer trainer = Trainer.of(new Mse(), new Adam()).batchSize(2).epochs(2);
        Samples samples = new Samples(FloatMatrix.ones(3, 6), FloatMatrix.ones(1, 6));
        Path file = folder.resolve("checkpoint");
        trainer.fit(new Network("dense(1)", 3, 1), samples, new Checkpoints(file, 2));
        Checkpoint checkpoint = Checkpoint.read(file);

        Samples wider = new Samples(FloatMatrix.ones(4, 6), FloatMatrix.ones(1, 6));
        assertThatThrownBy(() -> trainer.fit(checkpoint, wider)).isInstanceOf(IllegalArgumentException.class);
        Samples twoTargets = new Samples(FloatMatrix.ones(3, 6), FloatMatrix.ones(2, 6));
        assertThatThrownBy(() -> trainer.fit(checkpoint, twoTargets)).isInstanceOf(IllegalArgumentException.class);

        assertThat(trainer.fit(checkpoint, samples).history()).hasSize(2);
        assertThatThrownBy(() -> trainer.fit(checkpoint, samples)).hasMessageContaining("once");
    }
}
