package dev.nacre.examples.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.autoencoders.Autoencoder;
import dev.nacre.data.Standardize;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.optimizers.Adam;
import dev.nacre.training.Trainer;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger's wrapper hides from core: nothing. */
class ResidualTest {
    private static final Samples DATA = data();

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
                new Network(new Sequential(new Standardize(), new Residual(new Autoencoder(12)), new Dense(1)), 12, 3);
        Trainer trainer = Trainer.of(new Mse(), new Adam(0.01f)).batchSize(20).epochs(5);
        var epochs = trainer.pretrain(network, DATA);
        assertThat(epochs).hasSize(1);
        assertThat(epochs.get(0).get(4).loss()).isLessThan(epochs.get(0).get(0).loss());

        Model model = trainer.fit(network, DATA).model();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader plugins = Residual.plugins(folder)) {
            Thread.currentThread().setContextClassLoader(plugins);
            Model loaded = Model.load(model.bytes(), plugins);
            assertThat(loaded.bytes()).isEqualTo(model.bytes());
            assertThat(loaded.predict(DATA.x()).data).isEqualTo(model.predict(DATA.x()).data);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void preprocessingInsideIsFitted() {
        Network network = new Network(new Residual(new Standardize()), 12, 3);
        network.fitPreprocessing(DATA);
        FloatMatrix standardized = network.infer(DATA.x()).sub(DATA.x());
        FloatMatrix variances = standardized.mul(standardized).rowMeans();
        for (int i = 0; i < 12; i++) {
            assertThat(standardized.rowMeans().data[i]).isBetween(-1e-4f, 1e-4f);
            assertThat(variances.data[i]).isBetween(0.95f, 1.05f);
        }
    }

    @Test
    void wrappingTwiceGivesThePathAsTheName() {
        Network network = new Network(new Sequential(new Residual(new Residual(new Dense(12)))), 12, 3);
        assertThat(network.parameters())
                .extracting(network::name)
                .containsExactly("0.inner.inner.weight", "0.inner.inner.bias");
    }
}
