package dev.nacre.training;

import static dev.nacre.Fixtures.ring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.HeavyBall;
import dev.nacre.Network;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.model.ModelFile;
import dev.nacre.safetensors.ModelFormatException;
import dev.nacre.safetensors.Tensor;
import dev.nacre.safetensors.TensorFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints whose tensors are not the state of any training. */
class CheckpointStateTest {
    private final Network network = new Network("dense(2)", 2, 1);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void train() {
        file = folder.resolve("checkpoint");
        Trainer.of(new CrossEntropy(), new HeavyBall())
                .batchSize(5)
                .epochs(1)
                .seed(1)
                .fit(network, ring(40, 1), new Checkpoints(file, 1));
    }

    private void add(Tensor... more) throws IOException {
        Map<String, String> metadata;
        try (TensorFile old = TensorFile.open(file)) {
            metadata = new HashMap<>(old.metadata());
        }
        List<Tensor> tensors = new ArrayList<>(ModelFile.tensors(network));
        tensors.addAll(List.of(more));
        ModelFile.write(file, metadata, tensors);
    }

    @Test
    void aTensorWithoutElementsAndWithAHugeSideIsRefused() throws IOException {
        add(new Tensor("listener.0.best", List.of(0L, 1L << 40), new float[0]));
        assertThatThrownBy(() -> Checkpoint.read(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith(file + ": tensor listener.0.best of type F32 and shape [0, 1099511627776]")
                .hasMessageContaining("can't be the state of a training");
    }

    @Test
    void aLongNameOfAStrangersStateIsShortened() throws IOException {
        add(new Tensor("listener.0." + "x".repeat(1 << 20), List.of(1L), new float[1]));
        Checkpoint checkpoint = Checkpoint.read(file);
        assertThatThrownBy(() -> checkpoint.trainer().fit(checkpoint, ring(40, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the checkpoint is of another training")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1300));
    }
}
