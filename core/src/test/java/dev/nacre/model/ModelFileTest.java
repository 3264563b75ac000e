package dev.nacre.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.layers.Sigmoid;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.Huber;
import dev.nacre.safetensors.ModelFormatException;
import dev.nacre.safetensors.TensorFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    @TempDir
    Path folder;

    private final Network network =
            new Network(new Sequential(new Dense(5, new Sigmoid()), new Sequential(new Dense(1), new Dense(3))), 4, 42);

    private Path write(Model model) throws IOException {
        Path file = folder.resolve("model.safetensors");
        model.save(file);
        return file;
    }

    @Test
    void aModelComesBackAsItWas() throws IOException {
        Model model = new Model(
                network,
                new Huber(0.3f),
                List.of("a", "b\n\"quoted\"", "ü\uD83D\uDC1A", ""),
                List.of("x", "y", "z"),
                Map.of("seed", "42", "note", "line\nline"));
        Model read = Model.load(write(model));
        assertThat(read.network().spec()).isEqualTo(network.spec());
        assertThat(read.network().inputs()).isEqualTo(4);
        assertThat(read.loss()).isEqualTo(model.loss());
        assertThat(read.features()).isEqualTo(model.features());
        assertThat(read.labels()).isEqualTo(model.labels());
        assertThat(read.notes()).isEqualTo(model.notes());
        for (Parameter p : network.parameters())
            assertThat(read.network().parameter(network.name(p)).value().data).isEqualTo(p.value().data);
        assertThat(read.predict(1, 2, -3, 0.5f)).isEqualTo(model.predict(1, 2, -3, 0.5f));
    }

    @Test
    void writingTheSameModelTwiceGivesTheSameBytes() throws IOException {
        Model model = new Model(network, new CrossEntropy());
        byte[] first = Files.readAllBytes(write(model));
        assertThat(Files.readAllBytes(write(Model.load(write(model))))).isEqualTo(first);
    }

    @Test
    void weightsHaveTheShapesThatPyTorchGivesThem() throws IOException {
        try (TensorFile file = TensorFile.open(write(new Model(network, new CrossEntropy())))) {
            assertThat(file.tensors())
                    .hasToString("{0.weight=TensorInfo[dtype=F32, shape=[5, 4], begin=0, end=80], "
                            + "0.bias=TensorInfo[dtype=F32, shape=[5], begin=80, end=100], "
                            + "1.0.weight=TensorInfo[dtype=F32, shape=[1, 5], begin=100, end=120], "
                            + "1.0.bias=TensorInfo[dtype=F32, shape=[1], begin=120, end=124], "
                            + "1.1.weight=TensorInfo[dtype=F32, shape=[3, 1], begin=124, end=136], "
                            + "1.1.bias=TensorInfo[dtype=F32, shape=[3], begin=136, end=148]}");
        }
    }

    @Test
    void notesAreAddedToTheOthers() {
        Model model = new Model(network, new CrossEntropy()).noted(Map.of("seed", "1", "error", "0.2"));
        Model noted = model.noted(Map.of("error", "0.1"));
        assertThat(noted.notes()).containsOnly(Map.entry("seed", "1"), Map.entry("error", "0.1"));
        assertThat(noted.network()).isSameAs(model.network());
    }

    @Test
    void whatWasFrozenOrSlowedStaysSo() throws IOException {
        network.parameter("0.weight").trainable(false);
        network.parameter("1.0.bias").learningRateMultiplier(0.1f);
        Network read = Model.load(write(new Model(network, new CrossEntropy()))).network();
        for (Parameter p : network.parameters()) {
            assertThat(read.parameter(network.name(p)).trainable()).isEqualTo(p.trainable());
            assertThat(read.parameter(network.name(p)).learningRateMultiplier()).isEqualTo(p.learningRateMultiplier());
        }
        assertThat(read.parameter("0.weight").trainable()).isFalse();
        assertThat(read.parameter("1.0.bias").learningRateMultiplier()).isEqualTo(0.1f);
    }

    @Test
    void aModelThatHoldsNanIsNotWritten() {
        network.parameter("1.1.bias").value().data[2] = Float.NaN;
        assertThatThrownBy(() -> write(new Model(network, new CrossEntropy())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("parameter 1.1.bias holds NaN");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void weightsAloneGoIntoANetworkOfTheSameLayers() throws IOException {
        Path file = write(new Model(network, new CrossEntropy()));
        Network other = new Network(network.spec(), 4, 7);
        ModelFile.readWeights(file, other);
        for (Parameter p : network.parameters())
            assertThat(other.parameter(network.name(p)).value().data).isEqualTo(p.value().data);
    }

    @Test
    void ofWeightsTheLastOfWhichIsBadNoneIsTaken() throws IOException {
        Path file = write(new Model(network, new CrossEntropy()));
        RawFile raw = RawFile.read(file);
        ByteBuffer.wrap(raw.data()).order(ByteOrder.LITTLE_ENDIAN).putFloat(raw.data().length - 4, Float.NaN);
        Files.write(file, raw.bytes());
        Network other = new Network(network.spec(), 4, 7);
        List<float[]> before =
                other.parameters().stream().map(p -> p.value().data.clone()).toList();
        assertThatThrownBy(() -> ModelFile.readWeights(file, other))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("tensor 1.1.bias has the value NaN at index 2");
        assertThat(other.parameters().stream().map(p -> p.value().data).toList())
                .usingRecursiveComparison()
                .isEqualTo(before);
    }

    @Test
    void weightsOfAnotherNetworkAreRefusedAndNothingChanges() throws IOException {
        Path file = write(new Model(network, new CrossEntropy()));
        Network other = new Network(new Sequential(new Dense(5), new Dense(3)), 4, 7);
        float[] before = other.parameter("0.weight").value().data.clone();
        assertThatThrownBy(() -> ModelFile.readWeights(file, other))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("lacks 1.bias, 1.weight; the network has no 1.0.bias, 1.0.weight");
        assertThat(other.parameter("0.weight").value().data).isEqualTo(before);
    }
}
