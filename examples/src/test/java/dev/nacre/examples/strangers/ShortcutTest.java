package dev.nacre.examples.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Samples;
import dev.nacre.autoencoders.Autoencoder;
import dev.nacre.data.Standardize;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.optimizers.Adam;
import dev.nacre.training.Checkpoint;
import dev.nacre.training.Checkpoints;
import dev.nacre.training.Trainer;
import dev.nacre.tuning.Ensemble;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger's wrapper hides from core: nothing. */
class ShortcutTest {
    private static final Samples DATA = data();
    private static final Trainer TRAINER =
            Trainer.of(new Mse(), new Adam(0.01f)).batchSize(20).epochs(5);

    @TempDir
    Path folder;

    private static Samples data() {
        SplittableRandom random = new SplittableRandom(1);
        FloatMatrix x = new FloatMatrix(12, 60);
        FloatMatrix t = new FloatMatrix(1, 60);
        for (int s = 0; s < 60; s++) {
            for (int i = 0; i < 12; i++) x.data[12 * s + i] = 5 + 3 * (float) random.nextGaussian();
            t.data[s] = x.data[12 * s] - x.data[12 * s + 1];
        }
        return new Samples(x, t);
    }

    @Test
    void anAutoencoderInsideIsPretrainedTrainedSavedAndLoadedToTheSameBits() throws Exception {
        Network network =
                new Network(new Sequential(new Standardize(), new Shortcut(new Autoencoder(12)), new Dense(1)), 12, 3);
        var epochs = TRAINER.pretrain(network, DATA);
        assertThat(epochs).hasSize(1);
        assertThat(epochs.get(0).get(4).loss()).isLessThan(epochs.get(0).get(0).loss());

        Model model = TRAINER.fit(network, DATA).model();
        withPlugin(plugins -> {
            Model loaded = Model.load(model.bytes(), plugins);
            assertThat(loaded.bytes()).isEqualTo(model.bytes());
            assertThat(loaded.predict(DATA.x()).data).isEqualTo(model.predict(DATA.x()).data);
        });
    }

    private interface Body {
        void run(ClassLoader plugins) throws Exception;
    }

    /** Writing asks the context class loader whether the plugin is registered. */
    private void withPlugin(Body body) throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader plugins = Shortcut.plugins(folder)) {
            Thread.currentThread().setContextClassLoader(plugins);
            body.run(plugins);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void whatIsFrozenInsideStaysFrozenAfterLoading() throws Exception {
        Network network = new Network(new Sequential(new Shortcut(new Dense(12)), new Dense(1)), 12, 3);
        Parameter weight = network.parameter("0.inner.weight");
        weight.trainable(false);
        withPlugin(plugins -> {
            Network loaded =
                    Model.load(new Model(network, new Mse()).bytes(), plugins).network();
            assertThat(loaded.parameters())
                    .filteredOn(p -> !p.trainable())
                    .extracting(loaded::name)
                    .containsExactly("0.inner.weight");
            TRAINER.fit(loaded, DATA);
            assertThat(loaded.parameter("0.inner.weight").value().data).isEqualTo(weight.value().data);
            assertThat(loaded.parameter("1.weight").value().data)
                    .isNotEqualTo(network.parameter("1.weight").value().data);
        });
    }

    @Test
    void aCheckpointIsReadWithTheLoaderOfThePluginAndResumed() throws Exception {
        Network network = new Network(new Sequential(new Shortcut(new Dense(12)), new Dense(1)), 12, 3);
        List<byte[]> checkpoints = new ArrayList<>();
        withPlugin(plugins ->
                TRAINER.fit(network, DATA, new Checkpoints(training -> checkpoints.add(training.checkpoint()), 7)));
        try (URLClassLoader plugins = Shortcut.plugins(folder)) {
            Checkpoint checkpoint = Checkpoint.read(checkpoints.get(0), plugins);
            assertThat(TRAINER.fit(checkpoint, DATA).history()).hasSize(5);
            assertThat(checkpoint.network().infer(DATA.x()).data).isEqualTo(network.infer(DATA.x()).data);
        }
    }

    @Test
    void preprocessingInsideIsFitted() {
        Network network = new Network(new Shortcut(new Standardize()), 12, 3);
        network.fitPreprocessing(DATA);
        FloatMatrix standardized = network.infer(DATA.x()).sub(DATA.x());
        FloatMatrix variances = standardized.mul(standardized).rowMeans();
        for (int i = 0; i < 12; i++) {
            assertThat(standardized.rowMeans().data[i]).isBetween(-1e-4f, 1e-4f);
            assertThat(variances.data[i]).isBetween(0.95f, 1.05f);
        }
    }

    @Test
    void preprocessingInsideMembersOfAnEnsembleIsFitted() {
        Network network = new Network(
                new Ensemble(
                        List.of(new Shortcut(new Standardize()), new Sequential(new Standardize())),
                        Ensemble.Combination.MEAN),
                12,
                3);
        network.fitPreprocessing(DATA);
        // the mean of (x + z) and z, with z standardized
        FloatMatrix standardized = network.infer(DATA.x()).sub(DATA.x().mul(0.5f));
        for (int i = 0; i < 12; i++) assertThat(standardized.rowMeans().data[i]).isBetween(-1e-4f, 1e-4f);
    }

    @Test
    void wrappingTwiceGivesThePathAsTheName() {
        Network network = new Network(new Sequential(new Shortcut(new Shortcut(new Dense(12)))), 12, 3);
        assertThat(network.parameters())
                .extracting(network::name)
                .containsExactly("0.inner.inner.weight", "0.inner.inner.bias");
    }
}
