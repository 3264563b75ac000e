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

    private static Path resource(String name) throws Exception {
        return Path.of(PyTorchWeightsTest.class.getResource("pytorch/" + name).toURI());
    }

    @Test
    void weightsOfPyTorchGivePyTorchsOutputs() throws Exception {
        Network network = new Network(SEQUENTIAL, 6, 0);
        ModelFile.readWeights(resource("sequential.safetensors"), network);
        for (String line : Files.readAllLines(resource("sequential.csv"))) {
            String[] numbers = line.split(",");
            float[] x = new float[6];
            for (int i = 0; i < 6; i++) x[i] = Float.parseFloat(numbers[i]);
            float[] y = network.infer(new FloatMatrix(6, 1, x)).data;
            for (int i = 0; i < 3; i++) {
                float expected = Float.parseFloat(numbers[6 + i]);
                assertThat(y[i]).isCloseTo(expected, within(2e-6f * Math.max(1, Math.abs(expected))));
            }
        }
    }

    @Test
    void weightsOfAConvolutionalNetworkGivePyTorchsOutputs() throws Exception {
        Network network = new Network(IMAGES, IMAGE, 0);
        ModelFile.readWeights(resource("images.safetensors"), network);
        List<String> lines = Files.readAllLines(resource("images.csv"));
        assertThat(lines).hasSize(5);
        for (String line : lines) {
            String[] numbers = line.split(",");
            FloatMatrix x = new FloatMatrix(IMAGE.size(), 1);
            for (int i = 0; i < x.length; i++) x.data[channelsInnermost(i)] = Float.parseFloat(numbers[i]);
            float[] y = network.infer(x).data;
            for (int i = 0; i < 4; i++)
                assertThat(y[i]).isCloseTo(Float.parseFloat(numbers[IMAGE.size() + i]), within(3e-6f));
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
        Map<String, List<Long>> shapes = new TreeMap<>();
        Network network = Model.load(file).network();
        network.parameters().forEach(p -> shapes.put(network.name(p), p.shape()));
        assertThat(shapes)
                .containsEntry("0.weight", List.of(8L, 3L, 3L, 3L))
                .containsEntry("1.running_var", List.of(8L))
                .containsEntry("3.weight", List.of(6L, 4L, 3L, 3L))
                .containsEntry("5.weight", List.of(6L, 4L, 4L, 4L))
                .containsEntry("8.weight", List.of(4L, 24L));
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
