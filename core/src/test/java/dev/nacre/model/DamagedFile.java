package dev.nacre.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Network;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.layers.Sigmoid;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.safetensors.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A whole model file to damage. */
abstract class DamagedFile {
    @TempDir
    Path folder;

    Path file;
    RawFile good;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("model.safetensors");
        Network network = new Network(new Sequential(new Dense(3, new Sigmoid()), new Dense(2)), 4, 1);
        new Model(network, new CrossEntropy(), List.of("a", "b", "c", "d"), List.of("yes", "no"), Map.of("seed", "1"))
                .save(file);
        good = RawFile.read(file);
    }

    final void isRefused(byte[] bytes, String reason) throws IOException {
        Files.write(file, bytes);
        assertThatThrownBy(() -> Model.load(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    final void isRefused(RawFile raw, String reason) throws IOException {
        isRefused(raw.bytes(), reason);
    }
}
