package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.blas.Blas;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Epoch;
import dev.nacre.training.Trainer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plugins that were compiled against an older core run with this one. The jars are never built anew:
 * {@code third-party-of-2026-11-29.jar} is examples/third-party, compiled against the core of that day; each release
 * adds the jar that {@code .ci/stranger} leaves in examples/third-party/target, named after itself.
 */
class OlderPluginsTest {
    private static final String NETWORK =
            "sequential([gain, blindSpot(6, seen=0.7), dense(8, activation=squaredRelu(scale=0.5),"
                    + " initializer=laplaceFanIn, penalty=smoothL1, constraint=box(limit=3)), dense(1)])";

    @TempDir
    Path folder;

    static Stream<Path> jars() throws Exception {
        Path plugins = Path.of(OlderPluginsTest.class.getResource("plugins").toURI());
        try (Stream<Path> files = Files.list(plugins)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("jars")
    void pluginsOfEveryKindTrainAndAreSavedAndReadAgain(Path jar) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            thread.setContextClassLoader(loader);
            Samples samples = samples();
            Network network = new Network(NETWORK, 4, 1);
            Loss loss = Plugins.parse(Loss.class, "logCosh");
            Trainer trainer = Trainer.of(loss, Plugins.parse(Optimizer.class, "signDescent(0.003)"))
                    .batchSize(20)
                    .epochs(60)
                    .seed(1);
            trainer.pretrain(network, new Samples(samples.x()));
            List<Epoch> history = trainer.fit(network, samples).history();
            assertThat(history.get(59).loss()).isLessThan(history.get(0).loss() / 4);

            Path file = folder.resolve("model.safetensors");
            new Model(network, loss).save(file);
            assertThat(Model.load(file).network().infer(samples.x()).data).isEqualTo(network.infer(samples.x()).data);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Samples samples() {
        SplittableRandom random = new SplittableRandom(1);
        FloatMatrix x = new FloatMatrix(4, 200);
        FloatMatrix t = new FloatMatrix(1, 200);
        for (int i = 0; i < x.length; i++) x.data[i] = (float) random.nextDouble();
        for (int s = 0; s < t.length; s++) t.data[s] = x.data[4 * s] + 2 * x.data[4 * s + 1] * x.data[4 * s + 2];
        return new Samples(x, t);
    }

    @ParameterizedTest
    @MethodSource("jars")
    void anOlderBlasMultiplies(Path jar) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            Blas blas = ServiceLoader.load(Blas.class, loader).stream()
                    .filter(provider -> provider.type().getClassLoader() == loader)
                    .findFirst()
                    .orElseThrow()
                    .get();
            float[] c = {1};
            blas.sgemm(false, false, 1, 1, 2, 10, new float[] {2, 3}, 0, 1, new float[] {5, 7}, 0, 2, 4, c, 0, 1);
            assertThat(c).containsExactly(10 * (2 * 5 + 3 * 7) + 4);
        }
    }
}
