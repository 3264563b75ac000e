package dev.nacre.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Batch;
import dev.nacre.Layers;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.layers.Sigmoid;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.SupervisedObjective;
import dev.nacre.training.Trainer;
import dev.nacre.training.Training;
import dev.nacre.training.Updater;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Optimizers in core's trainer, with no other plugin module about. */
class TrainedTest {
    private final Samples data = ring(200, 1);

    /** Two classes in the plane, one around the other. */
    private static Samples ring(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix x = new FloatMatrix(2, size);
        FloatMatrix t = new FloatMatrix(2, size);
        for (int s = 0; s < size; s++) {
            x.data[2 * s] = (float) random.nextGaussian();
            x.data[2 * s + 1] = (float) random.nextGaussian();
            t.data[2 * s + (Math.hypot(x.data[2 * s], x.data[2 * s + 1]) < 1.2 ? 0 : 1)] = 1;
        }
        return new Samples(x, t);
    }

    private static Network network() {
        return new Network(new Sequential(new Dense(10, new Sigmoid()), new Dense(2)), 2, 3);
    }

    private double loss(Network network) {
        return new CrossEntropy().value(network.infer(data.x()), data.t());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sgd(1)",
                "momentum(0.2)",
                "nesterov(0.2)",
                "scheduledMomentum(0.05, schedule=momentumRamp(20))",
                "adaGrad(0.3)",
                "rmsProp(0.03)",
                "rmsProp(0.01, centred=true, momentum=0.5)",
                "adaDelta(10)",
                "adam(0.03)",
                "amsGrad(0.03)",
                "adaMax(0.05)",
                "nadam(0.03)",
                "radam(0.2)",
                "adamW(0.03)",
                "adaBelief(0.03)",
                "lion(0.01)",
                "lamb(0.03)",
                "chain([adam(0.1), lookahead])",
                "chain([adam(0.03), averaging(0.9)])",
                "chain([gradientNoise, clipGlobalNorm(1), adaptiveClipping(0.1), adam(0.1), warmUp(10), cosine(400)])"
            })
    void aRingIsLearned(String text) {
        Network network = network();
        Optimizer optimizer = Plugins.parse(Optimizer.class, text);
        Trainer.of(new CrossEntropy(), optimizer)
                .batchSize(20)
                .epochs(60)
                .seed(1)
                .fit(network, data);
        assertThat(loss(network)).isLessThan(0.3);
    }

    @Test
    void resilientPropagationLearnsFromTheWholeData() {
        Network network = network();
        Trainer.of(new CrossEntropy(), new Rprop())
                .batchSize(200)
                .epochs(100)
                .seed(1)
                .fit(network, data);
        assertThat(loss(network)).isLessThan(0.1);
    }

    @Test
    void averagedWeightsAreTheMeanOfThoseThatStepsHaveFound() {
        Network plain = network();
        SupervisedObjective objective = new SupervisedObjective(plain, new CrossEntropy(), List.of());
        Updater updater = new Updater(new Sgd(0.5f), objective.parameters());
        double[] mean = new double[20];
        for (int step = 0; step < 30; step++) {
            float[] w = plain.parameters().get(0).value().data;
            for (int i = 0; i < 20; i++) mean[i] = 0.9 * mean[i] + 0.1 * w[i];
            updater.step(objective, new Batch(data.x(), data.t()));
        }
        Network averaged = network();
        Trainer.of(new CrossEntropy(), new Chain(new Sgd(0.5f), new Averaging(0.9f)))
                .batchSize(200)
                .epochs(30)
                .seed(1)
                .fit(averaged, data);
        double total = 1 - Math.pow(0.9, 30);
        for (int i = 0; i < 20; i++)
            assertThat((double) averaged.parameters().get(0).value().data[i]).isCloseTo(mean[i] / total, within(1e-5));
    }

    @Test
    void validationSeesTheAveragedWeights() {
        Trainer trainer = Trainer.of(new CrossEntropy(), new Chain(new Adam(0.05f), new Averaging(0.95f)))
                .batchSize(20)
                .epochs(5)
                .seed(1);
        Network network = network();
        List<Epoch> history = trainer.fit(network, data, data).history();
        assertThat(history.get(4).validationLoss()).isCloseTo(loss(network), within(1e-9));
    }

    @Test
    void aPlateauMakesTheStepsSmaller() {
        Network network = network();
        List<float[]> weights = new ArrayList<>();
        Listener listener = new Listener() {
            @Override
            public void onEpoch(Training training, Epoch epoch) {
                weights.add(Layers.allParameters(training.layer())
                        .get(0)
                        .value()
                        .data
                        .clone());
            }
        };
        // no loss is below half the best one, so each validation after the first two is one too many
        Optimizer optimizer = new Chain(new Sgd(0.01f), new ReduceOnPlateau(0.1f, 0, 0.5f, 0, 0));
        Trainer.of(new CrossEntropy(), optimizer)
                .batchSize(200)
                .epochs(4)
                .seed(1)
                .fit(network, data, data, listener);
        double second = distance(weights.get(0), weights.get(1));
        assertThat(distance(weights.get(1), weights.get(2))).isCloseTo(0.1 * second, within(0.01 * second));
        assertThat(distance(weights.get(2), weights.get(3))).isCloseTo(0.01 * second, within(0.002 * second));
    }

    @Test
    void aScheduleByEpochsHalvesEveryTwoWhateverTheNumberOfBatches() {
        for (int batch : new int[] {200, 10}) {
            float[] before = halved(batch, 2);
            assertThat(before).isEqualTo(plain(batch, 2));
            assertThat(distance(before, halved(batch, 4)) / distance(before, plain(batch, 4)))
                    .isCloseTo(0.5, within(0.01));
        }
    }

    private float[] halved(int batch, int epochs) {
        return weights(new Chain(new Sgd(0.001f), new ByEpoch(new StepDecay(0.5f, 2))), batch, epochs);
    }

    private float[] plain(int batch, int epochs) {
        return weights(new Sgd(0.001f), batch, epochs);
    }

    private float[] weights(Optimizer optimizer, int batch, int epochs) {
        Network network = network();
        Trainer.of(new CrossEntropy(), optimizer)
                .batchSize(batch)
                .epochs(epochs)
                .seed(1)
                .fit(network, data);
        return network.parameters().get(0).value().data;
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += (double) (a[i] - b[i]) * (a[i] - b[i]);
        return Math.sqrt(sum);
    }
}
