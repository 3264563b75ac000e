package dev.nacre.training;

import static dev.nacre.Fixtures.ring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.CountedPasses;
import dev.nacre.FeaturePasses;
import dev.nacre.Fittable;
import dev.nacre.Fixtures.Descent;
import dev.nacre.FullBatchOptimizer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Pass;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.losses.BinaryCrossEntropy;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.Mse;
import dev.nacre.metrics.Accuracy;
import dev.nacre.model.Model;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever opens a pass over data closes it, however it ends: a pass may hold a file and a thread. */
class ClosedPassesTest {
    /** Three batches of a thousand, the largest that are used anywhere. */
    private static final int SIZE = 3000;

    private final Network network = new Network("sequential([dense(3, activation=sigmoid), dense(2)])", 2, 1);
    private final Trainer trainer = Trainer.of(new CrossEntropy(), new Descent(0.1f))
            .batchSize(100)
            .epochs(2)
            .metrics(new Accuracy());
    private final CountedPasses training = new CountedPasses(ring(SIZE, 1));
    private final CountedPasses validation = new CountedPasses(ring(SIZE, 2));
    private final CountedPasses broken = new CountedPasses(ring(SIZE, 3), 1);

    @AfterEach
    void nothingIsOpen() {
        assertThat(training.begun() + validation.begun() + broken.begun()).isPositive();
        assertThat(training.open()).as("open passes over the training data").isZero();
        assertThat(validation.open()).as("open passes over the validation data").isZero();
        assertThat(broken.open()).as("open passes over the data that fails").isZero();
    }

    private static void fails(Runnable training) {
        assertThatThrownBy(training::run)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the disk is gone");
    }

    private static Listener onStep(Consumer<Training> action) {
        return new Listener() {
            @Override
            public void onStep(Training training, double loss) {
                if (training.step() == 5) action.accept(training);
            }
        };
    }

    @Test
    void aPassThatNobodyClosedWouldBeSeen() {
        Pass pass = training.inOrder(10);
        pass.next();
        assertThat(training.open()).isEqualTo(1);
        pass.close();
        pass.close();
    }

    @Test
    void aTrainingThatIsDone() {
        trainer.fit(network, training, validation);

        assertThat(training.begun()).isEqualTo(2);
        assertThat(validation.begun()).isEqualTo(2);
    }

    @Test
    void aTrainingThatIsStoppedInTheMiddleOfAnEpoch() {
        trainer.fit(network, training, validation, onStep(Training::stop));
    }

    @Test
    void aTrainingWhoseListenerThrows() {
        assertThatThrownBy(() -> trainer.fit(network, training, onStep(t -> {
                    throw new IllegalStateException("enough");
                })))
                .hasMessage("enough");
    }

    @Test
    void aTrainingThatDiverges() {
        assertThatThrownBy(() -> trainer.fit(
                        network,
                        training,
                        onStep(t -> network.parameter("1.bias").value().fill(Float.NaN))))
                .isInstanceOf(DivergenceException.class);
    }

    @Test
    void aTrainingOnDataThatFails() {
        fails(() -> trainer.fit(network, broken, validation));
    }

    @Test
    void aValidationThatFails() {
        fails(() -> trainer.fit(network, training, broken));
    }

    @Test
    void aValidationWhoseTargetsTheLossRefuses() {
        Samples wrong = ring(SIZE, 2);
        wrong.t().data[2 * SIZE - 1] = 255;
        CountedPasses refused = new CountedPasses(wrong);

        assertThatThrownBy(() -> trainer.loss(new BinaryCrossEntropy()).fit(network, training, refused))
                .hasMessageContaining("validation data")
                .hasMessageContaining("255");
        assertThat(refused.begun()).isEqualTo(1);
        assertThat(refused.open()).isZero();
    }

    @Test
    void targetsThatAreToBeScaledAndCannotBeRead() {
        fails(() -> trainer.loss(new Mse()).scaleTargets().fit(network, broken));
    }

    @Test
    void anEvaluationThatFails() {
        Model model = new Model(network, new CrossEntropy());
        assertThat(model.evaluate(validation, new Accuracy())).containsKeys("loss", "accuracy");
        fails(() -> model.evaluate(broken));
    }

    @Test
    void fullBatchTraining() {
        assertThat(fullBatch(network, training).run(2)).isEqualTo(2);
        assertThat(training.begun()).isGreaterThan(1);
        fails(() -> fullBatch(network, broken).iterate());
    }

    @Test
    void fullBatchTrainingThatEndsEarlyAsTheLossIsNotFinite() {
        network.parameter("1.bias").value().fill(Float.NaN);

        assertThatThrownBy(() -> fullBatch(network, training).iterate()).isInstanceOf(DivergenceException.class);
    }

    private static FullBatchTraining fullBatch(Network network, CountedPasses data) {
        FullBatchOptimizer downhill = (function, state) -> {
            double[] point = state.point().clone();
            for (int i = 0; i < point.length; i++) point[i] -= state.gradient()[i];
            double[] gradient = new double[point.length];
            state.move(point, function.at(point, gradient), gradient);
            return FullBatchOptimizer.Outcome.IMPROVED;
        };
        return new FullBatchTraining(new SupervisedObjective(network, new CrossEntropy(), List.of()), downhill, data);
    }

    @Test
    void preprocessingThatLooksAtTheBeginningOnlyOrFails() {
        LayerSpec layers = new Sequential(new FirstBatch(), new Dense(2));
        trainer.fit(new Network(layers, 2, 1), training);
        assertThat(training.begun()).isEqualTo(1 + 2);

        fails(() -> new Network(new Sequential(new WholeData(), new Dense(2)), 2, 1).fitPreprocessing(broken));
    }

    private record FirstBatch() implements LayerSpec {
        @Override
        public Fittable build(Shape inputs, RandomGenerator random) {
            return new Copy(inputs.size(), batches -> batches.iterator().next());
        }
    }

    private record WholeData() implements LayerSpec {
        @Override
        public Fittable build(Shape inputs, RandomGenerator random) {
            return new Copy(inputs.size(), batches -> batches.forEach(batch -> {}));
        }
    }

    /** Its outputs are its inputs. */
    private record Copy(int outputs, Consumer<Iterable<FloatMatrix>> fitting) implements Fittable {
        @Override
        public FloatMatrix forward(FloatMatrix x, Mode mode) {
            return x;
        }

        @Override
        public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
            return dy;
        }

        @Override
        public void fit(Iterable<FloatMatrix> batches) {
            fitting.accept(batches);
        }

        @Override
        public boolean fitted() {
            return false;
        }
    }

    @Test
    void severalWalksOverFeatures() {
        try (FeaturePasses features = new FeaturePasses(training)) {
            for (FloatMatrix x : features) assertThat(x.rows).isEqualTo(2);
            features.iterator().next();
            features.iterator();
            assertThat(training.begun()).isEqualTo(3);
        }
    }

    @Test
    void dataThatIsMappedThroughALayer() {
        try (Pass pass = training.through(network.layer()).inOrder(10)) {
            pass.next();
            assertThat(training.open()).isEqualTo(1);
        }
        fails(() -> broken.through(network.layer()).forEachBatch(1000, batch -> {}));
    }
}
