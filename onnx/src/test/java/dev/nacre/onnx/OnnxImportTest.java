package dev.nacre.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Network;
import dev.nacre.Shape;
import dev.nacre.layers.Dense;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.Mse;
import dev.nacre.losses.PerStep;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.safetensors.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxImportTest {
    @TempDir
    Path folder;

    private static final Set<String> WRITTEN_ONLY = Set.of(
            // by a form of another test's
            "doubled",
            "shortcut",
            // of networks for tables
            "robustScale",
            "featureScale",
            "periodicEmbeddings",
            "piecewiseLinear",
            "embedding",
            "columnEncoding",
            "fromLast",
            "parametric",
            "ntkDense",
            "memberInputs",
            "memberDense",
            "memberHeads",
            "combineMembers");

    private static boolean canBeRead(String text) {
        return WRITTEN_ONLY.stream().noneMatch(name -> text.matches(".*\\b" + name + "\\b(?!=).*"));
    }

    static List<String> imageLayers() {
        return RandomNetworks.imageLayers().stream()
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
        FloatMatrix x = RandomNetworks.samples(network.inputs(), 5, seed);
        OnnxExportTest.assertSame(network.infer(x), read.infer(x), network + ", read as " + read);
    }

    @ParameterizedTest
    @MethodSource("flatLayers")
    void everyLayerComesBack(String text) throws Exception {
        comesBack(RandomNetworks.network(text, 1), 2);
    }

    @ParameterizedTest
    @MethodSource("imageLayers")
    void everyLayerOfImagesComesBack(String text) throws Exception {
        comesBack(RandomNetworks.network(text, RandomNetworks.IMAGE, 1), 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sequential([lstm(3), eachStep(sequential([dense(4, activation=relu), layerNorm])), gru(2)])",
                "sequential([eachStep(dense(3)), lastStep(gru(2)), repeat(4), lstm(3), eachStep(dense(2))])",
                "eachStep(sequential([repeat(2), eachStep(dense(3)), lastStep]))",
                "sequential([eachStep(residual(dense(4))), eachStep(softmax)])"
            })
    void layersOfEachStepComeBack(String text) throws Exception {
        comesBack(RandomNetworks.network(text, new Shape(5, 1, 4), 1), 2);
        OnnxFile.write(
                new Model(RandomNetworks.network(text, new Shape(5, 1, 4), 1), new PerStep(new Mse(), 1)),
                folder.resolve("model.onnx"));
        assertThat(OnnxFile.read(folder.resolve("model.onnx")).loss()).isEqualTo(new PerStep(new Mse(), 1));
    }

    @Test
    void aLayerThatIsWrittenOnlyIsRefusedByItsNode() throws IOException {
        Path file = folder.resolve("network.onnx");
        OnnxFile.write(new Model(RandomNetworks.network("memberInputs(2)", 1), new Mse()), file);
        assertThatThrownBy(() -> OnnxFile.read(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageEndingWith("(Mul) and its inputs are no layer that can be read");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomNetworksComeBack(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10; i++) {
            Shape inputs = RandomNetworks.drawShape(random);
            String text = RandomNetworks.draw(inputs, random);
            // in the file an unrolled autoencoder's outputs are features: an image's shape is lost to layers above it
            if (!text.contains("unrolled") && canBeRead(text))
                comesBack(RandomNetworks.network(text, inputs, random.nextLong()), random.nextLong());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void randomConvolutionalNetworksComeBack(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20; i++) {
            Shape inputs = RandomImageNetworks.drawShape(random);
            String text = RandomImageNetworks.draw(inputs, random);
            comesBack(RandomNetworks.network(text, inputs, random.nextLong()), random.nextLong());
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

    @Test
    void membersOfAnEnsembleBeginWhereTheyMeet() throws IOException {
        Path file = folder.resolve("model.onnx");
        Network network = RandomNetworks.network("sequential([tanh, ensemble([relu, sequential([relu, tanh])])])", 1);
        OnnxFile.write(new Model(network, new Mse()), file);
        assertThat(Plugins.format(OnnxFile.read(file).network().spec()))
                .startsWith("sequential(layers=[tanh, ensemble(members=[sequential(layers=[relu]), "
                        + "sequential(layers=[relu, tanh])], combine=mean, weights=[])])");
    }
}
