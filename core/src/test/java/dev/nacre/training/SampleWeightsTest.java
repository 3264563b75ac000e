package dev.nacre.training;

import static dev.nacre.Fixtures.ring;
import static dev.nacre.Fixtures.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Batch;
import dev.nacre.Fixtures.Descent;
import dev.nacre.Layer;
import dev.nacre.Loss;
import dev.nacre.MappedData;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.losses.BinaryCrossEntropy;
import dev.nacre.losses.ClassWeighted;
import dev.nacre.losses.CrossEntropy;
import java.util.Iterator;
import java.util.List;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** Samples and classes that count more, or less, than others. */
class SampleWeightsTest {
    private static final String NETWORK = "sequential([dense(6, activation=sigmoid), dense(2)])";
    private static final Samples DATA = ring(20, 1);

    /** All of the data in one step. */
    private static float[] step(Loss loss, Samples data) {
        Network network = new Network(NETWORK, 2, 1);
        Trainer.of(loss, new Descent(0.5f)).batchSize(1000).epochs(1).seed(1).fit(network, data);
        return weights(network);
    }

    private static void assertClose(float[] actual, float[] expected) {
        for (int i = 0; i < expected.length; i++) assertThat(actual[i]).isCloseTo(expected[i], within(1e-6f));
    }

    @Test
    void aWeightOfTwoIsTwiceTheSampleAndOneOfZeroIsNone() {
        float[] weights = new float[20];
        java.util.Arrays.fill(weights, 1);
        weights[3] = 2;
        weights[4] = 0;
        int[] doubled = {0, 1, 2, 3, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19};

        assertClose(step(new CrossEntropy(), DATA.weighted(weights)), step(new CrossEntropy(), DATA.select(doubled)));
    }

    @Test
    void weightsFollowTheirSamples() {
        float[] weights = new float[20];
        for (int s = 0; s < 20; s++) weights[s] = s;
        Samples marked = new Samples(new FloatMatrix(1, 20, weights.clone()), DATA.t()).weighted(weights);

        assertMarked(marked.select(5, 2).shuffled(3, 1), 2);
        assertMarked(marked.shuffled(3, 1), 20);
        Layer plus = new Network("dense(1)", 1, 1).layer();
        assertThat(marked.through(plus).weights().data).isEqualTo(weights);
        assertThat(new MappedData(marked, plus).inOrder(20).next().weights().data)
                .isEqualTo(weights);
    }

    private static void assertMarked(Iterator<Batch> batches, int samples) {
        int seen = 0;
        while (batches.hasNext()) {
            Batch batch = batches.next();
            assertThat(batch.weights().data).isEqualTo(batch.x().data);
            seen += batch.weights().length;
        }
        assertThat(seen).isEqualTo(samples);
    }

    @Test
    void theValidationLossIsWeightedToo() {
        Trainer resting = Trainer.of(new CrossEntropy(), new Descent(0))
                .batchSize(20)
                .epochs(1)
                .seed(1);
        float[] twice = new float[20];
        java.util.Arrays.fill(twice, 2);
        Epoch plain = resting.fit(new Network(NETWORK, 2, 1), DATA, DATA).best();
        Epoch weighted = resting.fit(new Network(NETWORK, 2, 1), DATA, DATA.weighted(twice))
                .best();

        assertThat(weighted.validationLoss()).isCloseTo(2 * plain.validationLoss(), within(1e-6));
    }

    @Test
    void aClassCountsByItsWeight() {
        float[] weights = new float[20];
        for (int s = 0; s < 20; s++) weights[s] = DATA.t().data[2 * s] == 1 ? 3 : 0.5f;

        assertClose(
                step(new ClassWeighted(new CrossEntropy(), List.of(3f, 0.5f)), DATA),
                step(new CrossEntropy(), DATA.weighted(weights)));
    }

    @Test
    void balancedWeightsGiveEachClassTheSame() {
        FloatMatrix t = new FloatMatrix(3, 4, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0);
        assertThat(ClassWeighted.balanced(new CrossEntropy(), t).weights()).containsExactly(2f / 3, 2f, 1f);
        FloatMatrix binary = new FloatMatrix(1, 4, 1, 0, 0, 0);
        ClassWeighted loss = ClassWeighted.balanced(new BinaryCrossEntropy(), binary);
        assertThat(loss.weights()).containsExactly(2f / 3, 2f);
        assertThat(loss.value(new float[] {0}, new float[] {1}, 0, 1)).isCloseTo(2 * Math.log(2), within(1e-6));
    }

    @Test
    void weightsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> DATA.weighted(1, 2)).hasMessage("20 samples need weights of 1 × 20, not 1 × 2");
        assertThatThrownBy(() -> new Samples(new FloatMatrix(1, 1)).weighted(-1))
                .hasMessage("weights must be >= 0, not -1.0");
        assertThatThrownBy(() -> new ClassWeighted(new CrossEntropy(), List.of(-1f)))
                .hasMessage("weights must be >= 0 and finite, not -1.0");
        assertThatThrownBy(() -> step(new ClassWeighted(new CrossEntropy(), List.of(1f, 2f, 3f)), DATA))
                .hasMessage(
                        "training: classWeighted has 3 weights, but the targets have 2 classes; give one weight per "
                                + "class");
    }
}
