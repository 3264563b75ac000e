package dev.nacre.tables.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Samples;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Start values that are taken from data. */
class NtkDenseTest {
    private static final int UNITS = 50;

    @TempDir
    Path folder;

    /** More than one batch of preprocessing; one feature is 1000 times as large. */
    private static Samples samples(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix x = new FloatMatrix(3, 1500);
        for (int i = 0; i < x.length; i++) x.data[i] = (float) random.nextGaussian() * (i % 3 == 1 ? 1000 : 1) + 5;
        return new Samples(x);
    }

    private static Network network() {
        Network network = new Network("sequential([ntkDense(50), relu, ntkDense(50)])", 3, 1);
        network.fitPreprocessing(samples(1));
        return network;
    }

    /** Sums of a layer's units over the training data, without bias. */
    private static FloatMatrix sums(Network network, int layer) {
        FloatMatrix x = samples(1).x();
        for (int i = 0; i < layer; i++) x = network.layers().get(i).forward(x, Mode.INFER);
        FloatMatrix z = network.layers().get(layer).forward(x, Mode.INFER);
        float[] bias = network.parameter(layer + ".bias").value().data;
        for (int i = 0; i < z.length; i++) z.data[i] -= bias[i % UNITS];
        return z;
    }

    @Test
    void everySumHasDeviation1OverTheTrainingDataInEachLayer() {
        Network network = network();
        for (int layer : new int[] {0, 2}) {
            FloatMatrix z = sums(network, layer);
            for (int j = 0; j < UNITS; j++) {
                FloatMatrix row = z.getRow(j);
                double mean = row.mean();
                double squares = 0;
                for (float value : row.data) squares += (value - mean) * (value - mean);
                assertThat(Math.sqrt(squares / row.length))
                        .as("layer %d, unit %d", layer, j)
                        .isCloseTo(1, within(0.001));
            }
        }
    }

    @Test
    void everyKinkLiesAmongTheData() {
        Network network = network();
        FloatMatrix z = sums(network, 0);
        double squares = 0;
        for (int j = 0; j < UNITS; j++) {
            float kink = -network.parameter("0.bias").value().data[j];
            assertThat(kink).isBetween(z.getRow(j).min(), z.getRow(j).max());
            squares += Math.pow(kink - z.getRow(j).mean(), 2);
        }
        // a random mean of five has variance Σ E(p²) = 5 · 2 / (5 · 6) = 1/3
        assertThat(squares / UNITS).isBetween(0.15, 0.6);
    }

    @Test
    void theyAreFittedOnceAndReadFromAModelFile() throws Exception {
        Network network = network();
        float[] before = network.parameter("2.weight").value().data.clone();
        network.fitPreprocessing(samples(2));
        assertThat(network.parameter("2.weight").value().data).isEqualTo(before);

        Path file = folder.resolve("model.safetensors");
        new Model(network, new Mse()).save(file);
        Network read = Model.load(file).network();
        read.fitPreprocessing(samples(2));
        for (Parameter parameter : network.parameters())
            assertThat(read.parameter(network.name(parameter)).value().data).isEqualTo(parameter.value().data);
    }

    @Test
    void constantInputsLeaveFiniteWeights() {
        Network network = new Network("ntkDense(3)", 2, 1);
        FloatMatrix x = FloatMatrix.ones(2, 20);
        network.fitPreprocessing(new Samples(x));
        for (float y : network.infer(x).data) assertThat(y).isCloseTo(0, within(1e-5f));
        for (Parameter parameter : network.parameters())
            for (float value : parameter.value().data)
                assertThat(Math.abs(value)).isLessThan(10);
    }

    @Test
    void theBiasLearnsAtATenthOfTheRate() {
        Network network = network();
        assertThat(network.parameter("0.bias").learningRateMultiplier()).isEqualTo(0.1f);
        assertThat(network.parameter("0.weight").learningRateMultiplier()).isEqualTo(1);
    }
}
