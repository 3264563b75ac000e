package dev.nacre.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.nacre.Network;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.safetensors.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are damaged, or that no network of known layers can be read from. */
class OnnxRefusalTest {
    @TempDir
    Path folder;

    private void isRefused(Consumer<ModelProto.Builder> change, String reason) throws IOException {
        Path file = folder.resolve("model.onnx");
        Network network = RandomNetworks.network("sequential([dense(6), tanh, batchNorm, dense(2)])", 1);
        ModelProto.Builder proto = OnnxFile.export(new Model(network, new Mse()), List.of()).toBuilder();
        change.accept(proto);
        Files.write(file, proto.build().toByteArray());
        assertThatThrownBy(() -> OnnxFile.read(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void aGraphThatTakesMoreMemoryThanItsFileIsRefused() throws IOException {
        isRefused(
                proto -> {
                    var graph = proto.getGraphBuilder();
                    var square = graph.addInitializerBuilder().setName("square").setDataType(1);
                    square.addDims(2).addDims(2).addAllFloatData(List.of(1f, 2f, 3f, 4f));
                    String last = graph.getOutput(0).getName();
                    for (int i = 0; i < 1000; i++) {
                        graph.addNodeBuilder()
                                .setOpType("MatMul")
                                .addInput(last)
                                .addInput("square")
                                .addOutput(last = "product " + i);
                    }
                    graph.getOutputBuilder(0).setName(last);
                },
                "the graph uses its weights over and over");
    }

    /** Adds means of two tensors each behind a graph's output. */
    private static void addMeans(ModelProto.Builder proto, int count, IntFunction<List<String>> inputs) {
        var graph = proto.getGraphBuilder();
        for (int i = 0; i < count; i++)
            graph.addNodeBuilder()
                    .setOpType("Mean")
                    .addAllInput(inputs.apply(i))
                    .addOutput("mean " + i);
        graph.getOutputBuilder(0).setName("mean " + (count - 1));
    }

    @Test
    void ensemblesThatGrowBeyondTheirFileAreRefused() throws IOException {
        String from = "Gemm";
        isRefused(
                proto -> addMeans(
                        proto, 30, i -> List.of(i == 0 ? from : "mean " + (i - 1), i < 2 ? from : "mean " + (i - 2))),
                "ensembles or sums are nested deeper than 20");
        isRefused(
                proto -> addMeans(
                        proto, 17, i -> List.of(i == 0 ? "Tanh" : "mean " + (i - 1), i < 2 ? from : "mean " + (i - 2))),
                "the graph uses its nodes over and over");
    }

    @Test
    void anEnsembleOfWhatDoesNotFitTogetherIsRefused() throws IOException {
        isRefused(
                proto -> addMeans(proto, 1, i -> List.of("Tanh", "Gemm_1")),
                "the members of an ensemble differ in size");
        isRefused(proto -> addMeans(proto, 1, i -> List.of("Gemm", "nowhere")), "no node computes the tensor");
        isRefused(
                proto -> {
                    var graph = proto.getGraphBuilder();
                    graph.addNodeBuilder().setOpType("Relu").addInput("later").addOutput("early");
                    graph.addNodeBuilder().setOpType("Relu").addInput("Gemm").addOutput("later");
                    addMeans(proto, 1, i -> List.of("early", "Gemm"));
                },
                "the nodes are not in the order in which they are computed");
    }

    @Test
    void aGraphWithoutThePredictionOfItsLossIsRefused() throws IOException {
        isRefused(
                proto -> proto.addMetadataPropsBuilder().setKey("nacre.loss").setValue("crossEntropy"),
                "the graph should end with the prediction of its loss, crossEntropy(labelSmoothing=0): Softmax");
    }

    @Test
    void whatIsNoChainOfKnownLayersIsRefused() throws IOException {
        isRefused(
                proto -> proto.getGraphBuilder().getNodeBuilder(1).setOpType("Sinh"),
                "node Tanh (Sinh) and its inputs are no layer that can be read");
        isRefused(
                proto -> proto.getGraphBuilder().getNodeBuilder(1).setInput(0, "nowhere"),
                "no node computes the tensor nowhere");
        isRefused(proto -> proto.getGraphBuilder().getNodeBuilder(1).setInput(0, "Tanh"), "the graph has a cycle");
        isRefused(
                proto -> proto.getGraphBuilder()
                        .addInput(proto.getGraph().getInput(0).toBuilder().setName("other")),
                "the graph has 2 inputs and 1 outputs");
        isRefused(
                proto -> proto.clearMetadataProps()
                        .getGraphBuilder()
                        .getInputBuilder(0)
                        .getTypeBuilder()
                        .getTensorTypeBuilder()
                        .getShapeBuilder()
                        .getDimBuilder(1)
                        .setDimValue(2_000_000_000),
                "dense(6) takes 12 inputs, but gets 2000000000");
        isRefused(
                proto -> proto.getGraphBuilder().getInitializerBuilder(0).setDims(0, 2_000_000_000),
                "has another number of elements");
        isRefused(
                proto -> proto.getGraphBuilder().getInitializerBuilder(0).setDataType(11),
                "has element type 11, not float");
        isRefused(
                proto -> proto.getGraphBuilder()
                        .getInitializerBuilder(0)
                        .setDataLocation(ai.onnx.proto.OnnxMl.TensorProto.DataLocation.EXTERNAL),
                "is in another file");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aDamagedFileIsRefusedOrRead(long seed) throws IOException {
        Path file = folder.resolve("model.onnx");
        Network network =
                RandomNetworks.network("sequential([standardize, dense(6), gelu, batchNorm, glu, dense(2)])", 1);
        byte[] good = OnnxFile.export(new Model(network, new CrossEntropy()), List.of())
                .toByteArray();
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] bytes =
                    java.util.Arrays.copyOf(good, random.nextInt(4) == 0 ? random.nextInt(good.length) : good.length);
            for (int change = random.nextInt(4); change >= 0 && bytes.length > 0; change--)
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bytes);
            try {
                Model model = OnnxFile.read(file);
                assertThat(model.predict(new float[model.network().inputs()])).isNotEmpty();
            } catch (ModelFormatException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(100, 399);
    }
}
