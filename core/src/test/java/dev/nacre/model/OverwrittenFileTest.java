package dev.nacre.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Fixtures;
import dev.nacre.Network;
import dev.nacre.losses.Mse;
import dev.nacre.safetensors.ModelFormatException;
import dev.nacre.safetensors.TensorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program writes into a file, in place, while it is read. */
class OverwrittenFileTest {
    @TempDir
    Path folder;

    private Path file;
    private byte[] other;

    private static Network network(long seed) {
        return new Network("sequential([dense(3, activation=sigmoid), dense(2)])", 4, seed);
    }

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("model.safetensors");
        new Model(network(1), new Mse()).save(file);
        other = new Model(network(2), new Mse()).bytes();
    }

    @Test
    void aMixtureOfTwoModelsIsRefused() throws IOException {
        try (TensorFile tensors = TensorFile.open(file)) {
            Network built = new ModelReader(tensors).build();
            Files.write(file, other);
            assertThatThrownBy(() -> StoredWeights.read(tensors, built, Map.of(), (name, info) -> false))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageStartingWith(file + " is damaged: its content doesn't match its SHA-256 digest");
        }
    }

    @Test
    void whatWasReadBeforeIsTheFirstModel() throws IOException {
        try (TensorFile tensors = TensorFile.open(file)) {
            Network built = new ModelReader(tensors).build();
            StoredWeights.read(tensors, built, Map.of(), (name, info) -> false);
            Files.write(file, other);
            assertThat(Fixtures.weights(built)).isEqualTo(Fixtures.weights(network(1)));
        }
    }
}
