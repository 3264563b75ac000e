package dev.nacre.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Batch;
import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Pass;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.TrainingData;
import dev.nacre.losses.Mse;
import dev.nacre.losses.PerStep;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Checkpoint;
import dev.nacre.training.Checkpoints;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Objective;
import dev.nacre.training.ObjectiveFactory;
import dev.nacre.training.SupervisedObjective;
import dev.nacre.training.Trainer;
import dev.nacre.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowsObjectiveTest {
    private static final int STEPS = 10;
    private static final Loss LOSS = new PerStep(new Mse(), 1);
    private static final String NETWORK = "sequential([lstm(5), gru(4), eachStep(dense(1))])";

    @TempDir
    Path folder;

    /** The target is the mean of the inputs so far. */
    private static Samples sequences(int count, int... lengths) {
        Random random = new Random(5);
        FloatMatrix x = new FloatMatrix(STEPS, count);
        FloatMatrix t = new FloatMatrix(STEPS, count);
        for (int s = 0; s < count; s++) {
            double sum = 0;
            for (int step = 0; step < STEPS; step++) {
                x.data[s * STEPS + step] = random.nextBoolean() ? 1 : -1;
                sum += x.data[s * STEPS + step];
                t.data[s * STEPS + step] = (float) (sum / (step + 1));
            }
            Arrays.fill(x.data, s * STEPS + lengths[s % lengths.length], (s + 1) * STEPS, Float.NaN);
            Arrays.fill(t.data, s * STEPS + lengths[s % lengths.length], (s + 1) * STEPS, Float.NaN);
        }
        return Samples.withMissing(x, t).shaped(new Shape(STEPS, 1, 1));
    }

    private static Network network(int steps) {
        return new Network(NETWORK, new Shape(steps, 1, 1), 2);
    }

    private static Objective objective(Network network) {
        return new WindowsObjective(network, LOSS, List.of());
    }

    private static Trainer trainer() {
        Optimizer adam = Plugins.parse(Optimizer.class, "chain([clipGlobalNorm(1), adam(0.01)])");
        return Trainer.of(adam).batchSize(4).epochs(3).seed(1);
    }

    @Test
    void oneWindowHasTheGradientsOfTheWholeSequence() {
        Samples data = sequences(3, STEPS);
        Network whole = network(STEPS);
        double loss = new SupervisedObjective(whole, LOSS, List.of())
                .addGradients(new Batch(data.x(), data.t()))
                .loss();
        Network windowed = network(STEPS);
        Objective objective = objective(windowed);
        try (Pass pass = objective.prepare(data).inOrder(3)) {
            assertThat(objective.addGradients(pass.next()).loss()).isEqualTo(loss);
            assertThat(pass.hasNext()).isFalse();
        }
        for (int p = 0; p < whole.parameters().size(); p++)
            assertThat(windowed.parameters().get(p).gradient().data)
                    .isEqualTo(whole.parameters().get(p).gradient().data);
    }

    /** Sequences of 10, 7 and 2 steps in windows of 3, of which two are needed, three and one. */
    @Test
    void lossesAreThoseOfWholeSequencesWhereEachStepCountsTheSame() {
        int[] lengths = {STEPS, 7, 2};
        Samples data = sequences(3, lengths);
        Network whole = network(STEPS);
        FloatMatrix y = whole.infer(data.x());
        double sum = 0;
        for (int i = 0; i < y.length; i++)
            if (!Float.isNaN(data.t().data[i])) sum += Math.pow(y.data[i] - data.t().data[i], 2);
        Objective objective = objective(network(3));
        TrainingData windows = objective.prepare(data);
        assertThat(windows.sampleCount()).hasValue(4 + 3 + 1);
        assertThat(objective.evaluate(windows).loss()).isCloseTo(sum / 19, within(1e-6));
        List<Integer> columns = new ArrayList<>();
        double trained = 0;
        try (Pass pass = windows.inOrder(3)) {
            while (pass.hasNext()) {
                Batch batch = pass.next();
                columns.add(batch.x().columns);
                trained += objective.addGradients(batch).loss() * batch.x().columns;
            }
        }
        assertThat(columns).containsExactly(3, 2, 2, 1);
        assertThat(trained / 8).isCloseTo(sum / 19, within(1e-6));
    }

    @Test
    void longSequencesAreLearnedInWindows() {
        Network network = network(2);
        Trainer trainer = trainer().epochs(40);
        List<Epoch> history = trainer.minimise(objective(network), sequences(60, STEPS, 7, 2), sequences(9, STEPS));
        assertThat(history.get(39).validationLoss()).isLessThan(0.02);
    }

    /** Stops in the middle of an epoch, in the middle of sequences of which one has ended. */
    @Test
    void aResumedTrainingGivesTheSameBits() throws IOException {
        Samples data = sequences(8, STEPS, 7, 2, 5);
        Network through = network(3);
        List<Epoch> history = trainer().minimise(objective(through), data);
        for (int stop : new int[] {1, 2, 3, 4, 5, 8, 9}) {
            Path file = folder.resolve("checkpoint" + stop);
            trainer().minimise(objective(network(3)), data, new Checkpoints(file, 1), new Listener() {
                @Override
                public void onStep(Training training, double loss) {
                    if (training.step() == stop) training.stop();
                }
            });
            Checkpoint checkpoint = Checkpoint.read(file);
            ObjectiveFactory factory = WindowsObjectiveTest::objective;
            List<Epoch> resumed =
                    trainer().minimise(checkpoint, factory, data, new Checkpoints(file, 1), new Listener() {});
            assertThat(resumed.get(2).loss()).isEqualTo(history.get(2).loss());
            for (int p = 0; p < through.parameters().size(); p++)
                assertThat(checkpoint.network().parameters().get(p).value().data)
                        .isEqualTo(through.parameters().get(p).value().data);
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() ->
                        new WindowsObjective(new Network("lastStep(lstm(2))", new Shape(5, 1, 1), 1), LOSS, List.of()))
                .hasMessageContaining("windows of 5 steps must answer at each of them");
        Objective objective = objective(network(5));
        assertThatThrownBy(() ->
                        trainer().minimise(objective, sequences(3, STEPS).shaped(new Shape(5, 1, 2))))
                .hasMessageContaining("windows of 5x1x1, the training data has sequences of 5x1x2");
        assertThatThrownBy(() ->
                        trainer().minimise(objective, sequences(3, STEPS).withTargets(new FloatMatrix(1, 3))))
                .hasMessageContaining("1 outputs at each step, the training data 1 targets for 10 steps");
    }
}
