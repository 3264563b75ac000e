package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.metrics.Accuracy;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Checkpoint;
import dev.nacre.training.Checkpoints;
import dev.nacre.training.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that releases wrote are read by this one, and predict the same. The folders below {@code models} are never
 * changed; each release adds one, named after itself, by {@link #main}.
 */
class CompatibilityTest {
    private static final String NETWORK =
            "sequential([standardize, denoising(6, corruption=masking(0.3), activation=tanh),"
                    + " batchNorm, prelu, dropout(0.2), dense(8, activation=elu(alpha=0.7), penalty=l2(0.001), "
                    + "constraint=maxNorm(2)),"
                    + " maxout(2), layerNorm, dense(3)])";

    static Stream<Path> releases() throws Exception {
        Path models = Path.of(CompatibilityTest.class.getResource("models").toURI());
        try (Stream<Path> folders = Files.list(models)) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void aModelPredictsAsWhenItWasWritten(Path release) throws IOException {
        Model model = Model.load(release.resolve("model.safetensors"));
        assertThat(model.features()).containsExactly("a", "b", "c", "d", "e");
        assertThat(model.labels()).containsExactly("low", "middle", "high");
        assertThat(model.notes()).containsEntry("seed", "3");
        assertThat(model.network().parameter("1.weight").trainable()).isFalse();
        assertThat(model.network().parameter("8.weight").learningRateMultiplier())
                .isEqualTo(0.5f);
        for (String line : Files.readAllLines(release.resolve("predictions.csv"))) {
            String[] cells = line.split(",");
            float[] row = new float[5];
            for (int i = 0; i < 5; i++) row[i] = Float.parseFloat(cells[i]);
            float[] prediction = model.predict(row);
            for (int i = 0; i < 3; i++)
                assertThat(prediction[i]).isCloseTo(Float.parseFloat(cells[5 + i]), within(1e-5f));
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void aCheckpointIsResumed(Path release) throws IOException {
        Checkpoint checkpoint = Checkpoint.read(release.resolve("training.checkpoint"));
        assertThat(checkpoint.step()).isEqualTo(9);
        assertThat(checkpoint.history()).hasSize(1);
        assertThat(checkpoint.trainer().fit(checkpoint, samples(), samples()).history())
                .hasSize(2);
    }

    private static Samples samples() {
        SplittableRandom random = new SplittableRandom(1);
        FloatMatrix x = new FloatMatrix(5, 96);
        FloatMatrix t = new FloatMatrix(3, 96);
        for (int s = 0; s < 96; s++) {
            float sum = 0;
            for (int i = 0; i < 5; i++) sum += x.data[5 * s + i] = (float) random.nextGaussian() * (i + 1);
            t.data[3 * s + (sum < -2 ? 0 : sum < 2 ? 1 : 2)] = 1;
        }
        return new Samples(x, t);
    }

    /**
     * Writes the files of a release, in {@code examples}, with jars of that release on the class path.
     *
     * @param arguments the folder, such as {@code src/test/resources/dev/nacre/examples/models/0.1.0}
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectory(Path.of(arguments[0]));
        Network network = new Network(NETWORK, 5, 3);
        Trainer trainer = Trainer.of(
                        new CrossEntropy(),
                        Plugins.parse(Optimizer.class, "chain([clipGlobalNorm(1), adam(learningRate=0.01)])"))
                .batchSize(16)
                .epochs(2)
                .seed(3)
                .metrics(new Accuracy());
        trainer.fit(network, samples(), samples(), new Checkpoints(folder.resolve("training.checkpoint"), 8));
        network.parameter("1.weight").trainable(false);
        network.parameter("8.weight").learningRateMultiplier(0.5f);
        Model model = new Model(
                network,
                new CrossEntropy(),
                List.of("a", "b", "c", "d", "e"),
                List.of("low", "middle", "high"),
                Map.of("seed", "3"));
        model.save(folder.resolve("model.safetensors"));
        List<String> lines = new ArrayList<>();
        for (int s = 0; s < 10; s++) {
            float[] row = new float[5];
            System.arraycopy(samples().x().data, 5 * s, row, 0, 5);
            List<String> cells = new ArrayList<>();
            for (float value : row) cells.add(Float.toString(value));
            for (float value : model.predict(row)) cells.add(Float.toString(value));
            lines.add(String.join(",", cells));
        }
        Files.write(folder.resolve("predictions.csv"), lines);
    }
}
