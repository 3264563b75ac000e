package dev.nacre.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.safetensors.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesTest {
    private static final Shape SHAPE = new Shape(4, 5, 3);
    private static final String TEXT = "sequential([standardize, shift(1), batchNorm, prelu, dropout(0.3), "
            + "ensemble([batchNorm, sequential([prelu(shared=true), learningRate(batchNorm(epsilon=0.1), "
            + "multiplier=0.1)])]), dense(4)])";

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("model.onnx");
    }

    private static Network network() {
        return RandomNetworks.network(TEXT, SHAPE, 3);
    }

    private static FloatMatrix images() {
        return RandomNetworks.samples(SHAPE.size(), 6, 4);
    }

    @Test
    void layersOfChannelsGiveTheSameInOnnxRuntime() throws Exception {
        Model model = new Model(network(), new CrossEntropy());
        OnnxFile.write(model, file());
        OnnxExportTest.assertSame(model.predict(images()), Runtime.run(file(), images()), TEXT);
    }

    @Test
    void theShapeAndTheWeightsOfChannelsComeBack() throws IOException {
        Network network = network();
        OnnxFile.write(new Model(network, new CrossEntropy()), file());
        Network read = OnnxFile.read(file()).network();
        assertThat(read.inputShape()).isEqualTo(SHAPE);
        assertThat(read.parameter("1.running_var").value().data)
                .hasSize(3)
                .isEqualTo(network.parameter("2.running_var").value().data);
        assertThat(read.parameter("2.weight").value())
                .isEqualTo(network.parameter("3.weight").value());
        OnnxExportTest.assertSame(network.infer(images()), read.infer(images()), "outputs");
    }

    @Test
    void withoutPreprocessingTheInputIsAnImageStill() throws Exception {
        Network network = network();
        Model model = new Model(network, new Mse());
        OnnxFile.write(model, file(), OnnxFile.Option.WITHOUT_PREPROCESSING);
        FloatMatrix prepared =
                new Samples(images()).through(network.layers().get(0)).x();
        OnnxExportTest.assertSame(network.infer(images()), Runtime.run(file(), prepared), "prepared");
        Network read = OnnxFile.read(file()).network();
        assertThat(read.inputShape()).isEqualTo(SHAPE);
        OnnxExportTest.assertSame(network.infer(images()), read.infer(prepared), "read");
    }

    private void isRefused(Consumer<ModelProto.Builder> change, String reason) throws IOException {
        ModelProto.Builder proto = OnnxFile.export(new Model(network(), new Mse()), List.of()).toBuilder();
        change.accept(proto);
        Files.write(file(), proto.build().toByteArray());
        assertThatThrownBy(() -> OnnxFile.read(file()))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(reason);
    }

    private static Consumer<ModelProto.Builder> inputs(String shape) {
        return proto -> proto.addMetadataPropsBuilder().setKey("nacre.inputs").setValue(shape);
    }

    @Test
    void aShapeThatDoesNotFitTheGraphIsRefused() throws IOException {
        isRefused(inputs("4x5x4"), "the graph has 60 inputs, but its metadata nacre.inputs says 4x5x4");
        isRefused(inputs("4x60"), "a shape is written height x width x channels");
        isRefused(inputs("4x3x5"), "has weights for 3 channels, but gets 4x3x5");
    }

    @Test
    void withoutTheShapeTheWeightsOfChannelsAreRepeatedForEachPixel() throws IOException {
        Network network = network();
        ModelProto.Builder proto = OnnxFile.export(new Model(network, new Mse()), List.of()).toBuilder();
        Files.write(file(), proto.clearMetadataProps().build().toByteArray());
        Network read = OnnxFile.read(file()).network();
        assertThat(read.inputShape()).isEqualTo(Shape.flat(60));
        OnnxExportTest.assertSame(network.infer(images()), read.infer(images()), "outputs");
    }

    @Test
    void constantsOfDifferentSizesAreRefused() throws IOException {
        isRefused(
                proto -> proto.getGraphBuilder().getNodeBuilderList().stream()
                        .filter(node -> node.getOpType().equals("BatchNormalization"))
                        .forEach(node -> node.setInput(2, "0.mean")),
                "the constants of node BatchNormalization_2 differ in size");
    }
}
