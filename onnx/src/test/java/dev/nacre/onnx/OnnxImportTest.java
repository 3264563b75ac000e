package dev.nacre.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.nacre.Network;
import dev.nacre.Shape;
import dev.nacre.layers.Dense;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.safetensors.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxImportTest {
    @TempDir
    Path folder;

    /** Not those that only a form of this test's can write. */
    private static boolean canBeRead(String text) {
        return !text.contains("doubled") && !text.contains("shortcut");
    }

    static List<String> layers() {
        return RandomNetworks.layers().stream()
                .filter(OnnxImportTest::canBeRead)
                .toList();
    }

    static List<String> flatLayers() {
        return RandomNetworks.flatLayers().stream()
                .filter(OnnxImportTest::canBeRead)
                .toList();
    }

    private void comesBack(Network network, long seed) throws IOException {
        Path file = folder.resolve("network.onnx");
        OnnxFile.write(new Model(network, new Mse()), file);
        Network read = OnnxFile.read(file).network();
        assertThat(read.inputShape()).isEqualTo(network.inputShape());
        FloatMatrix x = RandomNetworks.samples(5, seed);
        OnnxExportTest.assertSame(network.infer(x), read.infer(x), network + ", read as " + read);
    }

    @ParameterizedTest
    @MethodSource("flatLayers")
    void everyLayerComesBack(String text) throws Exception {
        comesBack(RandomNetworks.network(text, 1), 2);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void everyLayerOfImagesComesBack(String text) throws Exception {
        comesBack(RandomNetworks.network(text, RandomNetworks.IMAGE, 1), 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomNetworksComeBack(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10; i++) {
            Shape inputs = RandomNetworks.drawShape(random);
            String text = RandomNetworks.draw(inputs, random);
            if (canBeRead(text)) comesBack(RandomNetworks.network(text, inputs, random.nextLong()), random.nextLong());
        }
    }

    @Test
    void lossAndNamesComeBack() throws Exception {
        Path file = folder.resolve("model.onnx");
        Model model = new Model(
                new Network(new Dense(2), 3, 1),
                new CrossEntropy(),
                List.of("a", "b", "c"),
                List.of("no", "yes"),
                Map.of());
        OnnxFile.write(model, file);
        Model read = OnnxFile.read(file);
        assertThat(read.loss()).isEqualTo(model.loss());
        assertThat(read.features()).isEqualTo(model.features());
        assertThat(read.labels()).isEqualTo(model.labels());
        assertThat(read.predict(1, 2, 3)).isEqualTo(model.predict(1, 2, 3));
        assertThat(Plugins.format(read.network().spec()))
                .startsWith("sequential(layers=[dense(units=2, activation=identity,");
    }

    @Test
    void outputsThatAreNoPredictionsComeBackAsSuch() throws Exception {
        Path file = folder.resolve("model.onnx");
        Model model = new Model(RandomNetworks.network("sequential([dense(4), softmax])", 1), new CrossEntropy());
        OnnxFile.write(model, file, OnnxFile.Option.WITHOUT_PREDICTION);
        FloatMatrix x = RandomNetworks.samples(5, 2);
        Model read = OnnxFile.read(file);
        OnnxExportTest.assertSame(model.network().infer(x), read.network().infer(x), "outputs");
        OnnxExportTest.assertSame(model.predict(x), read.predict(x), "predictions");
    }

    @Test
    void aNetworkOfPyTorchGivesPyTorchsOutputs() throws Exception {
        Path file = Path.of(getClass().getResource("pytorch.onnx").toURI());
        Model model = OnnxFile.read(file);
        assertThat(model.network().spec().toString()).contains("Gelu", "Mish", "Prelu", "LayerNorm", "Swish");
        for (String line : Files.readAllLines(file.resolveSibling("pytorch.csv"))) {
            String[] cells = line.split(",");
            float[] x = new float[6];
            for (int i = 0; i < 6; i++) x[i] = Float.parseFloat(cells[i]);
            float[] y = model.predict(x);
            for (int i = 0; i < 3; i++) assertThat(y[i]).isCloseTo(Float.parseFloat(cells[6 + i]), within(2e-6f));
        }
    }

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
    void membersOfAnEnsembleBeginWhereTheyMeet() throws IOException {
        Path file = folder.resolve("model.onnx");
        Network network = RandomNetworks.network("sequential([tanh, ensemble([relu, sequential([relu, tanh])])])", 1);
        OnnxFile.write(new Model(network, new Mse()), file);
        assertThat(Plugins.format(OnnxFile.read(file).network().spec()))
                .startsWith("sequential(layers=[tanh, ensemble(members=[sequential(layers=[relu]), "
                        + "sequential(layers=[relu, tanh])], combine=mean)])");
    }

    @Test
    void ensemblesThatGrowBeyondTheirFileAreRefused() throws IOException {
        String from = "Gemm";
        isRefused(
                proto -> addMeans(
                        proto, 30, i -> List.of(i == 0 ? from : "mean " + (i - 1), i < 2 ? from : "mean " + (i - 2))),
                "ensembles are nested deeper than 20");
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
