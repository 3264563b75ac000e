package dev.nacre.training;

import static dev.nacre.Fixtures.ring;
import static dev.nacre.Fixtures.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.FullBatchOptimizer;
import dev.nacre.HeavyBall;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.TrainingData;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.metrics.Accuracy;
import dev.nacre.training.ParameterAveraging.Carry;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training that goes to samples in parts; what Spark and others move is here in one process. */
class PartitionsTest {
    private static final Samples DATA = ring(90, 1);
    private static final Samples HELD_OUT = ring(50, 2);
    /** Larger than any part: a local step is one of the whole part. */
    private static final int WHOLE = 1000;

    private static Network network() {
        return new Network("sequential([dense(8, activation=sigmoid), dense(2)])", 2, 1);
    }

    private static Trainer trainer(int batch, int epochs) {
        return trainer(new HeavyBall(), batch, epochs);
    }

    private static Trainer trainer(Optimizer optimizer, int batch, int epochs) {
        return Trainer.of(new CrossEntropy(), optimizer)
                .batchSize(batch)
                .epochs(epochs)
                .seed(7)
                .metrics(new Accuracy());
    }

    private static float[] trained(Trainer trainer, TrainingData data) {
        Network network = network();
        trainer.fit(network, data);
        return weights(network);
    }

    private static void assertClose(float[] actual, float[] expected) {
        for (int i = 0; i < expected.length; i++) assertThat(actual[i]).isCloseTo(expected[i], within(2e-6f));
    }

    @Test
    void onePartOfWholePassesIsTrainingAsEver() {
        Network here = network();
        Network there = network();
        List<Epoch> expected = trainer(16, 4).fit(here, DATA, HELD_OUT).history();
        List<Epoch> history = trainer(16, 4)
                .fit(
                        there,
                        LocalPartitions.of(ParameterAveraging.ofPasses(), DATA, 90),
                        LocalPartitions.of(ParameterAveraging.ofPasses(), HELD_OUT, 20, 0, 30))
                .history();

        assertThat(weights(there)).isEqualTo(weights(here));
        assertThat(history.get(3).loss()).isEqualTo(expected.get(3).loss());
        assertThat(history.get(3).metrics()).isEqualTo(expected.get(3).metrics());
        assertThat(history.get(3).validationLoss()).isCloseTo(expected.get(3).validationLoss(), within(1e-6));
        assertThat(history.get(3).validationMetrics()).isEqualTo(expected.get(3).validationMetrics());
    }

    @Test
    void exactStepsAreThoseOfAllSamplesAsOneBatch() {
        float[] expected = trained(trainer(WHOLE, 6), DATA);
        float[] first = trained(trainer(16, 6), LocalPartitions.of(ParameterAveraging.exact(), DATA, 50, 0, 39, 1));
        float[] second = trained(trainer(16, 6), LocalPartitions.of(ParameterAveraging.exact(), DATA, 50, 0, 39, 1));

        assertClose(first, expected);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void fullBatchMethodsSeeTheGradientOfAllSamples() {
        FullBatchOptimizer downhill = (function, state) -> {
            double[] point = state.point().clone();
            for (int i = 0; i < point.length; i++) point[i] -= state.gradient()[i];
            double[] gradient = new double[point.length];
            state.move(point, function.at(point, gradient), gradient);
            return FullBatchOptimizer.Outcome.IMPROVED;
        };
        Network here = network();
        Network there = network();
        new FullBatchTraining(new SupervisedObjective(here, new CrossEntropy(), List.of()), downhill, DATA).run(5);
        new FullBatchTraining(
                        new SupervisedObjective(there, new CrossEntropy(), List.of()),
                        downhill,
                        LocalPartitions.of(ParameterAveraging.exact(), DATA, 0, 60, 1, 29))
                .run(5);

        assertClose(weights(there), weights(here));
    }

    /**
     * With one local step in a round everything is linear: the mean of weights and states is what all samples at once
     * would do.
     */
    @Test
    void weightsAndStateBecomeTheMeanOverThePartsByTheirRows() {
        float[] expected = trained(trainer(WHOLE, 5), DATA);

        assertClose(
                trained(trainer(WHOLE, 5), LocalPartitions.of(ParameterAveraging.ofSteps(1), DATA, 0, 70, 19, 1, 0)),
                expected);
        assertClose(
                trained(trainer(WHOLE, 5), LocalPartitions.of(ParameterAveraging.ofPasses(), DATA, 45, 45)), expected);
    }

    @Test
    void stateThatBeginsAnewIsThatOfANewTrainingInEachRound() {
        Network expected = network();
        for (int round = 0; round < 4; round++) trainer(WHOLE, 1).fit(expected, DATA);
        ParameterAveraging anew = new ParameterAveraging(1, Carry.RESTART, Carry.AVERAGE);

        assertClose(trained(trainer(WHOLE, 4), LocalPartitions.of(anew, DATA, 60, 30)), weights(expected));
        assertThat(weights(expected)).isNotEqualTo(trained(trainer(WHOLE, 4), DATA));
    }

    @Test
    void stateOfTheFirstPartIsThatOfTheFirstThatHasSamples() {
        ParameterAveraging first = new ParameterAveraging(1, Carry.FIRST, Carry.AVERAGE);
        float[] weights = trained(trainer(WHOLE, 3), LocalPartitions.of(first, DATA, 60, 30));

        assertClose(trained(trainer(WHOLE, 3), LocalPartitions.of(first, DATA, 0, 60, 30)), weights);
        assertThat(weights)
                .isNotEqualTo(
                        trained(trainer(WHOLE, 3), LocalPartitions.of(ParameterAveraging.ofSteps(1), DATA, 60, 30)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, Integer.MAX_VALUE})
    void aSingleSampleEmptyPartsAndPartsOfOneClassAreAllRight(int steps) {
        int[] insideFirst = new int[90];
        int at = 0;
        for (int c = 0; c < 2; c++)
            for (int s = 0; s < 90; s++) if (DATA.t().data[2 * s + c] == 1) insideFirst[at++] = s;
        ParameterAveraging rounds = ParameterAveraging.ofSteps(steps);
        Samples sorted = DATA.select(insideFirst);
        Network network = network();
        List<Epoch> history = trainer(8, 30)
                .fit(network, LocalPartitions.of(rounds, sorted, 0, 30, 1, 58, 1, 0))
                .history();

        assertThat(history.get(29).loss()).isLessThan(0.95 * history.get(0).loss());
        assertThat(trained(trainer(8, 3), LocalPartitions.of(rounds, sorted, 30, 60, 0)))
                .isEqualTo(trained(trainer(8, 3), LocalPartitions.of(rounds, sorted, 30, 60)));
        assertThat(trained(trainer(8, 3), LocalPartitions.of(rounds, DATA.select(4), 0, 1)))
                .isNotEqualTo(weights(network()));
    }

    @Test
    void aPartTakesNoMoreStepsThanAskedForAndNoMoreThanItHasSamplesFor() {
        for (int[] stepsAndDone : new int[][] {{3, 3}, {100, 5}, {0, 1}}) {
            Network network = network();
            long[] done = new long[1];
            Listener counts = new Listener() {
                @Override
                public void onEpoch(Training training, Epoch epoch) {
                    done[0] = training.step();
                }
            };
            trainer(10, 2)
                    .fit(
                            network,
                            LocalPartitions.of(ParameterAveraging.ofSteps(stepsAndDone[0]), DATA, 40, 50),
                            counts);

            assertThat(done[0]).isEqualTo(2L * stepsAndDone[1]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void samplesCountByTheirWeights(int steps) {
        float[] counts = new float[90];
        for (int s = 0; s < 90; s += 2) counts[s] = 2;
        int[] counted = new int[45];
        Arrays.setAll(counted, i -> 2 * i);

        assertClose(
                trained(
                        trainer(WHOLE, 4),
                        LocalPartitions.of(ParameterAveraging.ofSteps(steps), DATA.weighted(counts), 60, 30)),
                trained(trainer(WHOLE, 4), DATA.select(counted)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whereTheLossIsNotFiniteTrainingStopsWithTheWeightsFromBeforeTheRound(int steps) {
        Network network = network();
        network.parameter("1.weight").value().data[0] = Float.MAX_VALUE;
        network.parameter("1.bias").value().data[0] = Float.MAX_VALUE;
        float[] before = weights(network);

        assertThatThrownBy(() -> trainer(WHOLE, 4)
                        .fit(network, LocalPartitions.of(ParameterAveraging.ofSteps(steps), DATA, 45, 45)))
                .isInstanceOf(DivergenceException.class);
        assertThat(weights(network)).isEqualTo(before);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() ->
                        LocalPartitions.of(ParameterAveraging.exact(), DATA, 90).shuffled(1, 1))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("can't be shuffled as a whole");
        assertThatThrownBy(() -> ParameterAveraging.ofSteps(-1)).hasMessage("localSteps must be >= 0, not -1");
        assertThatThrownBy(() -> new ParameterAveraging(1, Carry.AVERAGE, Carry.RESTART))
                .hasMessage("statistics can't RESTART: a prediction needs them");
        assertThatThrownBy(() ->
                        trained(trainer(8, 1), LocalPartitions.of(ParameterAveraging.exact(), DATA.select(), 0, 0)))
                .hasMessageContaining("no sample to train on");
        ParameterAveraging anew = new ParameterAveraging(1, Carry.RESTART, Carry.AVERAGE);
        assertThatThrownBy(() ->
                        trained(trainer(new EarlyStoppingTest.Halfway(), 8, 1), LocalPartitions.of(anew, DATA, 45, 45)))
                .hasMessageContaining("averages weights can't RESTART");
    }
}
