package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Batch;
import dev.nacre.Network;
import dev.nacre.data.Dataset;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.model.Model;
import java.util.Iterator;
import java.util.List;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class SelfTaughtTest {
    private final Network network = new Network("dense(2)", 1, 1);
    private final FloatMatrix images = new FloatMatrix(1, 40);
    private final FloatMatrix beliefs = new FloatMatrix(2, 40);
    private final SelfTaught batches;

    /** Forty images of one pixel, the first of class 0 by its label. The network takes all alike. */
    SelfTaughtTest() {
        for (int s = 0; s < 40; s++) {
            images.data[s] = s;
            beliefs.data[2 * s] = s < 10 ? 0.6f : 0.8f;
            beliefs.data[2 * s + 1] = s < 10 ? 0.4f : 0.2f;
        }
        network.parameters().get(0).value().data[0] = 0;
        network.parameters().get(0).value().data[1] = 0;
        Dataset labelled = Dataset.of(new float[][] {{100}}, new int[] {0}, List.of("a", "b"));
        batches = new SelfTaught(new Model(network, new CrossEntropy()), images, labelled, beliefs);
    }

    private static Batch whole(Iterator<Batch> pass) {
        Batch batch = pass.next();
        assertThat(pass.hasNext()).isFalse();
        return batch;
    }

    private static float targetOf(Batch batch, float pixel, int target) {
        for (int s = 0; s < batch.x().columns; s++)
            if (batch.x().data[s] == pixel) return batch.t().data[2 * s + target];
        throw new AssertionError("no image " + pixel);
    }

    @Test
    void labelledImagesAreOneInTwentyAndKeepTheirLabels() {
        Batch batch = whole(batches.shuffled(100, 1));

        assertThat(batch.x().columns).isEqualTo(42);
        assertThat(targetOf(batch, 100, 0)).isEqualTo(1);
        assertThat(targetOf(batch, 100, 1)).isZero();
        assertThat(batches.sampleCount()).hasValue(42);
    }

    @Test
    void targetsAreBalancedOverTheClassesAndSharpened() {
        Batch batch = whole(batches.shuffled(100, 1));

        // sums over all images are 30 and 10: 0.6 counts as 0.02, 0.4 as 0.04, squared as 1 to 4
        assertThat(targetOf(batch, 3, 0)).isCloseTo(0.2f, within(1e-6f));
        assertThat(targetOf(batch, 3, 1)).isCloseTo(0.8f, within(1e-6f));
        // 0.8 / 30 and 0.2 / 10 squared are as 16 to 9
        assertThat(targetOf(batch, 30, 0)).isCloseTo(0.64f, within(1e-6f));
    }

    @Test
    void afterEachPassTheTargetsMoveTowardsWhatTheNetworkSays() {
        whole(batches.shuffled(100, 1));
        assertThat(beliefs.data[0]).isEqualTo(0.6f);

        whole(batches.shuffled(100, 2));

        assertThat(beliefs.data[0]).isCloseTo(0.3f * 0.6f + 0.7f * 0.5f, within(1e-6f));
        assertThat(beliefs.data[79]).isCloseTo(0.3f * 0.2f + 0.7f * 0.5f, within(1e-6f));
    }
}
