package dev.nacre.examples.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Batch;
import dev.nacre.Evaluation;
import dev.nacre.Layers;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Samples;
import dev.nacre.TrainingData;
import dev.nacre.losses.Mse;
import dev.nacre.optimizers.Adam;
import dev.nacre.training.Objective;
import dev.nacre.training.Trainer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** What a seed decides, and that two seeds have nothing in common. */
class SeedsTest {
    private static final int SAMPLES = 32;
    private static final int EPOCHS = 40;

    /** Writes down in which order samples come. */
    private record Order(Network network, List<Float> seen) implements Objective {
        @Override
        public List<Parameter> parameters() {
            return Layers.parameters(network.layer());
        }

        @Override
        public Result addGradients(Batch batch) {
            for (float x : batch.x().data) seen.add(x);
            return new Result(0);
        }

        @Override
        public Evaluation evaluate(TrainingData data) {
            return Evaluation.of(network.layer(), new Mse(), false, data);
        }
    }

    private static List<List<Float>> orders(long seed) {
        FloatMatrix x = new FloatMatrix(1, SAMPLES);
        for (int s = 0; s < SAMPLES; s++) x.data[s] = s;
        List<Float> seen = new ArrayList<>();
        Trainer.of(new Adam())
                .batchSize(SAMPLES)
                .epochs(EPOCHS)
                .seed(seed)
                .minimise(new Order(new Network("dense(1)", 1, 1), seen), new Samples(x));
        List<List<Float>> orders = new ArrayList<>();
        for (int e = 0; e < EPOCHS; e++) orders.add(List.copyOf(seen.subList(e * SAMPLES, (e + 1) * SAMPLES)));
        return orders;
    }

    @Test
    void noTwoPairsOfSeedAndEpochGiveTheSameOrder() {
        List<List<Float>> all = new ArrayList<>();
        for (long seed = 0; seed < 4; seed++) all.addAll(orders(seed));
        assertThat(all).hasSize(4 * EPOCHS);
        assertThat(new HashSet<>(all)).hasSize(4 * EPOCHS);
        assertThat(all.get(0)).containsExactlyInAnyOrderElementsOf(all.get(1));
    }

    @Test
    void theSameSeedGivesTheSameOrder() {
        assertThat(orders(1)).isEqualTo(orders(1));
    }

    @Test
    void networksOfTheSameSeedAreEqualAndOfDifferentSeedsDiffer() {
        float[] first = new Network("dense(5)", 4, 1).parameter("weight").value().data;
        assertThat(new Network("dense(5)", 4, 1).parameter("weight").value().data)
                .isEqualTo(first);
        assertThat(new Network("dense(5)", 4, 2).parameter("weight").value().data)
                .isNotEqualTo(first);
    }
}
