package dev.nacre.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Network;
import dev.nacre.Shape;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers for images, written and run by ONNX Runtime. */
class ImageExportTest {
    @TempDir
    Path folder;

    static List<String> imageLayers() {
        return RandomNetworks.imageLayers();
    }

    private void sameOutputs(Network network, long seed) throws Exception {
        OnnxExportTest.sameOutputs(folder, network, seed, 1e-5f);
    }

    @ParameterizedTest
    @MethodSource("imageLayers")
    void everyLayerOfImagesGivesTheSameInOnnxRuntime(String text) throws Exception {
        sameOutputs(RandomNetworks.network(text, RandomNetworks.IMAGE, 1), 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "autoencoder(0, @)",
                "unrolled(denoising(5, @))",
                "unrolled(stacked([denoising(0, @), variational(2, encoder=conv(2, stride=2))]))",
            })
    void convolutionalAutoencodersGiveTheSameInOnnxRuntime(String text) throws Exception {
        String around = "encoder=sequential([conv(3, kernel=4, stride=2, activation=relu), batchNorm(epsilon=0.1)]),"
                + " decoder=convTranspose(2, kernel=4, stride=2)";
        sameOutputs(RandomNetworks.network(text.replace("@", around), new Shape(4, 6, 2), 1), 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomConvolutionalNetworksGiveTheSameInOnnxRuntime(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20; i++) {
            Shape inputs = RandomImageNetworks.drawShape(random);
            String text = RandomImageNetworks.draw(inputs, random);
            sameOutputs(RandomNetworks.network(text, inputs, random.nextLong()), random.nextLong());
        }
    }

    /** Nothing is transposed between layers for images. */
    @Test
    void imagesAreTransposedOnceAndBackOnce() {
        Network network = new Network(
                "sequential([conv(4, activation=relu), batchNorm, residual(sequential([conv(4), prelu, conv(4)])),"
                        + " relu, maxPool(2), softmax, maxout(2), dense(3)])",
                new Shape(6, 6, 2),
                1);
        List<String> operators =
                OnnxFile.export(new Model(network, new Mse()), List.of()).getGraph().getNodeList().stream()
                        .map(node -> node.getOpType())
                        .toList();
        assertThat(operators)
                .containsExactly(
                        "Reshape",
                        "Transpose",
                        "Conv",
                        "Relu",
                        "BatchNormalization",
                        "Conv",
                        "PRelu",
                        "Conv",
                        "Add",
                        "Relu",
                        "MaxPool",
                        "Softmax",
                        "Reshape",
                        "ReduceMax",
                        "Transpose",
                        "Reshape",
                        "Gemm",
                        "Identity");
    }
}
