package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nacre.Network;
import dev.nacre.Shape;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.model.ModelFile;
import dev.nacre.safetensors.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made by PyTorch, see {@code make.py} beside them. */
class PyTorchWeightsTest {
    @TempDir
    Path folder;

    private static final String SEQUENTIAL =
            "sequential([dense(5), relu, batchNorm, dense(1), tanh, dense(4), prelu, layerNorm, dense(3)])";

    private static final Shape IMAGE = new Shape(7, 6, 3);

    private static final String IMAGES = "sequential([conv(8, kernel=3), batchNorm, relu,"
            + " conv(6, kernel=3, stride=2, padding=valid, groups=2), prelu, convTranspose(4, kernel=4, stride=2),"
            + " maxPool(2), flatten, dense(4)])";

    private static final Shape SEQUENCE = new Shape(7, 1, 3);

    private static final String SEQUENCES =
            "sequential([bidirectional(lstm(6)), recurrent(5), lastStep(gru(6)), dense(4)])";

    private static Path resource(String name) throws Exception {
        return Path.of(PyTorchWeightsTest.class.getResource("pytorch/" + name).toURI());
    }

    @Test
    void weightsOfPyTorchGivePyTorchsOutputs() throws Exception {
        requireOutputs("sequential", new Network(SEQUENTIAL, 6, 0), i -> i);
    }

    @Test
    void weightsOfAConvolutionalNetworkGivePyTorchsOutputs() throws Exception {
        requireOutputs("images", new Network(IMAGES, IMAGE, 0), PyTorchWeightsTest::channelsInnermost);
    }

    @Test
    void weightsOfARecurrentNetworkGivePyTorchsOutputs() throws Exception {
        requireOutputs("sequences", new Network(SEQUENCES, SEQUENCE, 0), i -> i);
    }

    /** Each line of the CSV has inputs in PyTorch's order, then outputs. */
    private static void requireOutputs(String name, Network network, IntUnaryOperator place) throws Exception {
        ModelFile.readWeights(resource(name + ".safetensors"), network);
        List<String> lines = Files.readAllLines(resource(name + ".csv"));
        assertThat(lines).hasSizeGreaterThanOrEqualTo(5);
        for (String line : lines) {
            String[] numbers = line.split(",");
            FloatMatrix x = new FloatMatrix(network.inputs(), 1);
            assertThat(numbers).hasSize(x.length + network.outputs());
            for (int i = 0; i < x.length; i++) x.data[place.applyAsInt(i)] = Float.parseFloat(numbers[i]);
            float[] y = network.infer(x).data;
            for (int i = 0; i < y.length; i++) {
                float expected = Float.parseFloat(numbers[x.length + i]);
                assertThat(y[i]).isCloseTo(expected, within(3e-6f * Math.max(1, Math.abs(expected))));
            }
        }
    }

    /** Where a number of PyTorch's channels × height × width lies in Nacre's height × width × channels. */
    private static int channelsInnermost(int index) {
        return index % IMAGE.pixels() * IMAGE.channels() + index / IMAGE.pixels();
    }

    @Test
    void aConvolutionalFileOfOursHasPyTorchsShapes() throws Exception {
        Path file = folder.resolve("model.safetensors");
        new Model(new Network(IMAGES, IMAGE, 1), new Mse()).save(file);
        assertThat(shapes(file))
                .containsEntry("0.weight", List.of(8L, 3L, 3L, 3L))
                .containsEntry("1.running_var", List.of(8L))
                .containsEntry("3.weight", List.of(6L, 4L, 3L, 3L))
                .containsEntry("5.weight", List.of(6L, 4L, 4L, 4L))
                .containsEntry("8.weight", List.of(4L, 24L));
    }

    @Test
    void aRecurrentFileOfOursHasPyTorchsNamesAndShapes() throws Exception {
        Path file = folder.resolve("model.safetensors");
        new Model(new Network(SEQUENCES, SEQUENCE, 1), new Mse()).save(file);
        assertThat(shapes(file))
                .hasSize(18)
                .containsEntry("0.weight_ih_l0", List.of(24L, 3L))
                .containsEntry("0.weight_hh_l0_reverse", List.of(24L, 6L))
                .containsEntry("1.weight_ih_l0", List.of(5L, 12L))
                .containsEntry("2.bias_hh_l0", List.of(18L))
                .containsEntry("3.weight", List.of(4L, 6L));
    }

    private static Map<String, List<Long>> shapes(Path file) throws IOException {
        Map<String, List<Long>> shapes = new TreeMap<>();
        Network network = Model.load(file).network();
        network.parameters().forEach(p -> shapes.put(network.name(p), p.shape()));
        return shapes;
    }

    @Test
    void aFileOfOursIsReadByAProgramThatKnowsTheFormatOnly() throws Exception {
        Path file = folder.resolve("model.safetensors");
        Network network = new Network(SEQUENTIAL, 6, 1);
        new Model(network, new Mse()).save(file);
        Process python;
        try {
            python = new ProcessBuilder("python3", resource("check.py").toString(), file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            assumeThat(e).as("Python is there").isNull();
            return;
        }
        assertThat(python.inputReader().lines())
                .contains("0.weight [5, 6] first "
                        + (double) network.parameter("0.weight").value().data[0])
                .anyMatch(line -> line.startsWith("2.running_mean [5] first "));
        assertThat(python.waitFor()).isZero();
    }

    @Test
    void layersOfOtherSizesAreRefused() throws Exception {
        Network network = new Network(SEQUENTIAL.replace("dense(4)", "dense(7)"), 6, 0);
        Path file = resource("sequential.safetensors");
        assertThatThrownBy(() -> ModelFile.readWeights(file, network))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("tensor 5.weight has type F32 and shape [4, 1];"
                        + " the network expects type F32 and shape [7, 1]");
    }
}
