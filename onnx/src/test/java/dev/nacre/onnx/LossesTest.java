package dev.nacre.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Activation;
import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.layers.Tanh;
import dev.nacre.model.Model;
import dev.nacre.plugin.Doc;
import dev.nacre.plugin.Plugins;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossesTest {
    @TempDir
    Path folder;

    static Stream<String> losses() {
        return Stream.concat(
                Plugins.all(Loss.class).values().stream().map(Plugins::format),
                Stream.of(
                        "pinball([0.1, 0.5, 0.75, 0.9])",
                        "scaledTargets(mae, mean=[1, -2, 0.5, 300], deviation=[0.1, 2, 1, 40])",
                        "scaledTargets(pinball([0.9]), mean=[1, 2, 3, 4])",
                        "scaledTargets(mse, deviation=[0.1, 2, 1, 40])",
                        "perStep(crossEntropy, outputs=2)",
                        "perStep(scaledTargets(mse, mean=[1, 2], deviation=[3, 4]), outputs=2)",
                        "perStep(binaryCrossEntropy, outputs=1)",
                        "classWeighted(binaryCrossEntropy, weights=[1, 2, 3, 4])",
                        "classWeighted(scaledTargets(mse, mean=[1, 2, 3, 4]), weights=[1, 2, 3, 4])"));
    }

    private static Network network() {
        return RandomNetworks.network("sequential([tanh, dense(4)])", 1);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void predictionsAreThoseOfTheLoss(String text) throws Exception {
        Model model = new Model(network(), Plugins.parse(Loss.class, text));
        FloatMatrix x = RandomNetworks.samples(5, 1);
        Path file = folder.resolve("model.onnx");
        OnnxFile.write(model, file);
        OnnxExportTest.assertSame(model.predict(x), Runtime.run(file, x), text);
        OnnxFile.write(model, file, OnnxFile.Option.WITHOUT_PREDICTION);
        OnnxExportTest.assertSame(model.network().infer(x), Runtime.run(file, x), text);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aModelComesBackWithItsLossAndTheSamePredictions(String text) throws IOException {
        Model model = new Model(network(), Plugins.parse(Loss.class, text));
        FloatMatrix x = RandomNetworks.samples(5, 1);
        Path file = folder.resolve("model.onnx");
        OnnxFile.write(model, file);
        Model read = OnnxFile.read(file);
        assertThat(read.loss()).isEqualTo(model.loss());
        assertThat(Plugins.format(read.network().spec()))
                .endsWith("biasInitializer=zeros, penalty=none, constraint=none)])");
        OnnxExportTest.assertSame(model.network().infer(x), read.network().infer(x), "outputs");
        OnnxExportTest.assertSame(model.predict(x), read.predict(x), "predictions");
    }

    @Test
    void aPluginIsAlsoFoundByTheClassLoadersGiven() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Loss.class.getName()), Plain.class.getName());
        Path file = folder.resolve("model.onnx");
        OnnxFile.write(new Model(network(), new Plain()), file);
        assertThatThrownBy(() -> OnnxFile.read(file)).hasMessageContaining("plain");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, Plain.class.getClassLoader())) {
            assertThat(OnnxFile.read(file, loader).loss()).isEqualTo(new Plain());
        }
    }

    /** A stranger's loss that compares numbers. */
    private interface Comparing extends Loss {
        @Override
        default double value(float[] y, float[] t, int from, int to) {
            return 0;
        }

        @Override
        default double gradient(float[] y, float[] t, float[] dy, float weight, int from, int to) {
            return 0;
        }
    }

    /** A stranger's loss whose predictions are the outputs. */
    @Doc("a loss without a link of its own")
    public record Plain() implements Comparing {}

    /** A stranger's loss with a link. */
    @Doc("a loss that takes logits of numbers from -1 to 1")
    public record Linked() implements Comparing {
        @Override
        public Optional<Activation> link() {
            return Optional.of(new Tanh());
        }
    }

    /** A stranger's loss whose predictions its link does not describe. */
    @Doc("a loss of halved targets")
    public record Halved() implements Comparing {
        @Override
        public void predict(float[] y, float[] prediction, int from, int to) {
            for (int i = from; i < to; i++) prediction[i] = 2 * y[i];
        }
    }

    @Test
    void aLossNeedsNoFormIfItsLinkSaysAll() throws Exception {
        for (Loss loss : List.of(new Plain(), new Linked())) {
            Model model = new Model(network(), loss);
            FloatMatrix x = RandomNetworks.samples(5, 1);
            Path file = folder.resolve("model.onnx");
            OnnxFile.write(model, file);
            OnnxExportTest.assertSame(model.predict(x), Runtime.run(file, x), loss.toString());
        }
    }

    @Test
    void aLossThatPredictsInItsOwnWayIsNamedAndCanBeLeftOut() throws Exception {
        Model model = new Model(network(), new Halved());
        Path file = folder.resolve("model.onnx");
        assertThatThrownBy(() -> OnnxFile.write(model, file))
                .isInstanceOf(OnnxException.class)
                .hasMessage("loss halved has no ONNX form; register an OnnxForm for it");
        OnnxFile.write(model, file, OnnxFile.Option.WITHOUT_PREDICTION);
        FloatMatrix x = RandomNetworks.samples(5, 1);
        OnnxExportTest.assertSame(model.network().infer(x), Runtime.run(file, x), "outputs");
    }
}
