package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Batch;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.training.Trainer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixupTest {
    /** Sample i: feature i, class i. */
    private static Samples identity(int size) {
        FloatMatrix x = new FloatMatrix(1, size);
        FloatMatrix t = new FloatMatrix(size, size);
        for (int i = 0; i < size; i++) {
            x.data[i] = i;
            t.data[i * size + i] = 1;
        }
        return new Samples(x, t);
    }

    /** The shares of the samples themselves, over many passes. */
    private static List<Double> shares(float alpha) {
        List<Double> shares = new ArrayList<>();
        MixedData batches = new MixedData(identity(64), new Mixup(alpha));
        for (int seed = 0; seed < 100; seed++) {
            Iterator<Batch> plain = identity(64).shuffled(32, seed);
            for (Iterator<Batch> pass = batches.shuffled(32, seed); pass.hasNext(); ) {
                Batch mixed = pass.next();
                Batch original = plain.next();
                for (int s = 0; s < 32; s++) {
                    int self = (int) original.x().data[s];
                    double share = mixed.t().data[s * 64 + self];
                    int other = self;
                    double sum = 0;
                    for (int i = 0; i < 64; i++) {
                        sum += mixed.t().data[s * 64 + i];
                        if (i != self && mixed.t().data[s * 64 + i] > 0) other = i;
                    }
                    assertThat(sum).isCloseTo(1, within(1e-6));
                    assertThat((double) mixed.x().data[s]).isCloseTo(share * self + (1 - share) * other, within(1e-4));
                    if (other != self) shares.add(share);
                }
            }
        }
        return shares;
    }

    @ParameterizedTest
    @ValueSource(floats = {0.2f, 1, 4})
    void featuresAndTargetsAreMixedByTheSameSharesWhichAreOfABetaDistribution(float alpha) {
        List<Double> shares = shares(alpha);
        double mean = shares.stream().mapToDouble(v -> v).average().orElseThrow();
        double variance = shares.stream()
                .mapToDouble(v -> (v - 0.5) * (v - 0.5))
                .average()
                .orElseThrow();

        // where the sample's own share is 0 or 1 in a float it can't be told from no partner: only for small alpha
        assertThat(mean).isCloseTo(0.5, within(0.03));
        assertThat(variance).isCloseTo(1 / (4 * (2.0 * alpha + 1)), within(0.012));
    }

    @Test
    void theSameSeedMixesAlikeAndPassesInOrderAreNotMixed() {
        Samples plain = identity(10);
        MixedData mixed = new MixedData(plain, new Mixup(1));

        float[] one = mixed.shuffled(10, 3).next().t().data.clone();

        assertThat(mixed.shuffled(10, 3).next().t().data).isEqualTo(one);
        assertThat(mixed.shuffled(10, 4).next().t().data).isNotEqualTo(one);
        assertThat(mixed.inOrder(10).next().t().data).isEqualTo(plain.t().data);
    }

    @Test
    void weightsAreMixedTooAndMissingTargetsDoNotMatter() {
        MixedData weighted = new MixedData(identity(3).weighted(1, 2, 4), new Mixup(1));
        Batch mixed = weighted.shuffled(3, 1).next();
        for (int s = 0; s < 3; s++) {
            float[] shares = java.util.Arrays.copyOfRange(mixed.t().data, 3 * s, 3 * s + 3);
            assertThat(mixed.weights().data[s]).isCloseTo(shares[0] + 2 * shares[1] + 4 * shares[2], within(1e-5f));
        }
        assertThat(mixed.weights().data).doesNotContain(1, 2, 4);
        MixedData bare = new MixedData(new Samples(new FloatMatrix(1, 4)), new Mixup());
        assertThat(bare.shuffled(2, 1).next().t()).isNull();
    }

    @Test
    void preprocessingIsFittedOnSamplesAsTheyAre() {
        Network network = new Network("sequential([standardize, dense(8)])", 1, 1);

        Trainer.of(new CrossEntropy(), new TestDescent())
                .batchSize(4)
                .epochs(2)
                .seed(1)
                .fit(network, new MixedData(identity(8), new Mixup(1)));

        assertThat(network.parameter("0.mean").value().data).containsExactly(3.5f);
        assertThat(network.parameter("0.scale").value().data[0]).isCloseTo((float) Math.sqrt(5.25), within(1e-6f));
    }
}
