package dev.nacre.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Constraint;
import dev.nacre.FullBatchOptimizer;
import dev.nacre.FullBatchOptimizer.Outcome;
import dev.nacre.FullBatchState;
import dev.nacre.Identity;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.layers.Dense;
import dev.nacre.layers.GlorotUniform;
import dev.nacre.layers.Sequential;
import dev.nacre.layers.Sigmoid;
import dev.nacre.layers.Zeros;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.FullBatchTraining;
import dev.nacre.training.SupervisedObjective;
import dev.nacre.training.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Full-batch optimizers on networks. */
class FullBatchNetworkTest {
    private static final Path FILE = Path.of("src/test/resources/dev/nacre/optimizers/lbfgs-regression.csv");

    private final List<String> lines = lines();
    private final Samples data = data();

    @ParameterizedTest
    @CsvSource({"lbfgs, 50", "bfgs, 50", "newton, 10"})
    void aSoftmaxRegressionReachesTheLeastLoss(String text, int iterations) {
        FullBatchOptimizer optimizer = Plugins.parse(FullBatchOptimizer.class, text);
        Network network = new Network(new Dense(3), 2, 1);
        FullBatchTraining training =
                new FullBatchTraining(new SupervisedObjective(network, new CrossEntropy(), List.of()), optimizer, data);
        assertThat(training.run(100)).isBetween(3, iterations);
        double least = Double.parseDouble(lines.get(0).substring(2));
        assertThat(training.state().loss()).isCloseTo(least, within(1e-5));
        assertThat(new CrossEntropy().value(network.infer(data.x()), data.t())).isCloseTo(least, within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lbfgs", "bfgs", "newton"})
    void aNetworkGetsFurtherThanByManyEpochsOfAdam(String text) {
        FullBatchOptimizer optimizer = Plugins.parse(FullBatchOptimizer.class, text);
        Network byAdam = network();
        Trainer.of(new CrossEntropy(), new Adam(0.01f))
                .batchSize(90)
                .epochs(100)
                .seed(1)
                .fit(byAdam, data);
        Network network = network();
        int done = new FullBatchTraining(
                        new SupervisedObjective(network, new CrossEntropy(), List.of()), optimizer, data)
                .run(100);
        assertThat(done).isGreaterThan(20);
        assertThat(loss(network)).isLessThan(0.8 * loss(byAdam));
    }

    @Test
    void everyIterationLowersTheLossAndTheNetworkHasItsWeights() {
        Network network = network();
        FullBatchTraining training = new FullBatchTraining(
                new SupervisedObjective(network, new CrossEntropy(), List.of()), new Lbfgs(), data);
        double last = loss(network);
        for (int i = 0; i < 20; i++) {
            assertThat(training.iterate()).isEqualTo(Outcome.IMPROVED);
            assertThat(training.state().loss()).isLessThan(last).isCloseTo(loss(network), within(1e-6));
            last = training.state().loss();
        }
    }

    @Test
    void frozenParametersStayAndAreNoPartOfThePoint() {
        Network network = network();
        network.parameters().get(0).trainable(false);
        float[] before = network.parameters().get(0).value().data.clone();
        FullBatchTraining training = new FullBatchTraining(
                new SupervisedObjective(network, new CrossEntropy(), List.of()), new Lbfgs(), data);
        training.run(5);
        assertThat(network.parameters().get(0).value().data).isEqualTo(before);
        assertThat(training.state().point()).hasSize(8 + 8 * 3 + 3);
    }

    @Test
    void aSavedStateGoesOnWithTheSameNumbers() {
        Network network = network();
        FullBatchTraining training = new FullBatchTraining(
                new SupervisedObjective(network, new CrossEntropy(), List.of()), new Lbfgs(), data);
        training.run(5);
        FullBatchState saved = new FullBatchState(
                training.state().point().clone(),
                new ArrayList<>(training.state().memory()));
        training.run(5);
        Network other = network();
        FullBatchTraining resumed = new FullBatchTraining(
                new SupervisedObjective(other, new CrossEntropy(), List.of()), new Lbfgs(), data, saved);
        resumed.run(5);
        assertThat(resumed.state().point()).isEqualTo(training.state().point());
        assertThat(loss(other)).isEqualTo(loss(network));
    }

    /** Any projection will do. */
    private record Clamp() implements Constraint {
        @Override
        public void project(FloatMatrix w) {}
    }

    @Test
    void aConstraintIsRefused() {
        Dense layer = new Dense(3, new Identity(), new GlorotUniform(), new Zeros(), new dev.nacre.None(), new Clamp());
        Network network = new Network(layer, 2, 1);
        assertThatThrownBy(() -> new FullBatchTraining(
                        new SupervisedObjective(network, new CrossEntropy(), List.of()), new Lbfgs(), data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameter weight has the constraint clamp, which full-batch training can't keep; use a "
                        + "penalty");
    }

    @Test
    void aStateOfAnotherNetworkIsRefused() {
        assertThatThrownBy(() -> new FullBatchTraining(
                        new SupervisedObjective(network(), new CrossEntropy(), List.of()),
                        new Lbfgs(),
                        data,
                        new FullBatchState(new double[7])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the saved state has 7 weights, the network 51 that can be trained");
        assertThatThrownBy(() -> new FullBatchState(new double[7], List.of(new double[8])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a vector of 8 elements can't belong to a point of 7");
    }

    private static Network network() {
        return new Network(new Sequential(new Dense(8, new Sigmoid()), new Dense(3)), 2, 5);
    }

    private double loss(Network network) {
        return new CrossEntropy().value(network.infer(data.x()), data.t());
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Samples data() {
        int n = lines.size() - 1;
        FloatMatrix x = new FloatMatrix(2, n);
        FloatMatrix t = new FloatMatrix(3, n);
        for (int s = 0; s < n; s++) {
            String[] words = lines.get(s + 1).split(",");
            x.data[2 * s] = Float.parseFloat(words[0]);
            x.data[2 * s + 1] = Float.parseFloat(words[1]);
            t.data[3 * s + Integer.parseInt(words[2])] = 1;
        }
        return new Samples(x, t);
    }
}
