package dev.nacre.examples.strangers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.losses.BinaryCrossEntropy;
import dev.nacre.metrics.RocAuc;
import dev.nacre.optimizers.Adam;
import dev.nacre.training.Epoch;
import dev.nacre.training.Trained;
import dev.nacre.training.Trainer;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** A metric that is no mean over batches is computed on the whole validation data. */
class WholeSetMetricTest {
    /** Sorted by class, so that most batches hold one class only; more than any batch of an evaluation. */
    private static Samples sorted(int count) {
        SplittableRandom random = new SplittableRandom(4);
        FloatMatrix x = new FloatMatrix(2, count);
        FloatMatrix t = new FloatMatrix(1, count);
        for (int s = 0; s < count; s++) {
            t.data[s] = s < count / 2 ? 0 : 1;
            x.data[2 * s] = t.data[s] + (float) random.nextGaussian();
            x.data[2 * s + 1] = (float) random.nextGaussian();
        }
        return new Samples(x, t);
    }

    @Test
    void rocAucOfValidationDataIsThatOfAllItsSamples() {
        Samples data = sorted(5000);
        Network network = new Network("dense(1)", 2, 1);
        Trained trained = Trainer.of(new BinaryCrossEntropy(), new Adam(0.01f))
                .batchSize(50)
                .epochs(2)
                .metrics(new RocAuc())
                .fit(network, data, data);
        Epoch last = trained.history().get(1);
        FloatMatrix y = trained.model().predict(data.x());
        assertThat(last.validationMetrics().get("rocAuc")).isCloseTo(pairsInOrder(y), within(1e-9));
        assertThat(last.metrics()).doesNotContainKey("rocAuc");
    }

    /** The share of pairs of samples of both classes in which the positive one has the higher prediction. */
    private static double pairsInOrder(FloatMatrix y) {
        int half = y.length / 2;
        double inOrder = 0;
        for (int i = 0; i < half; i++)
            for (int j = half; j < y.length; j++)
                inOrder += y.data[i] < y.data[j] ? 1 : y.data[i] == y.data[j] ? 0.5 : 0;
        return inOrder / half / half;
    }
}
