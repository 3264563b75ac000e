package dev.nacre.tables.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Batch;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Samples;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.metrics.Accuracy;
import dev.nacre.optimizers.Adam;
import dev.nacre.training.Checkpoint;
import dev.nacre.training.Checkpoints;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.Epoch;
import dev.nacre.training.Objective;
import dev.nacre.training.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembersObjectiveTest {
    private static final String NETWORK = "sequential([memberInputs(4), memberDense(8, own=outputs), relu,"
            + " dropNothing, memberDense(8), relu, memberHeads(3), combineMembers(combine=probabilities)])";

    private static final Trainer TRAINER =
            Trainer.of(new Adam(0.01f)).batchSize(16).epochs(6).seed(3).metrics(new Accuracy());

    @TempDir
    Path folder;

    private static Network network() {
        return new Network(NETWORK.replace("dropNothing", "fadingDropout(0.2, steps=50)"), 5, 1);
    }

    /** Three classes that no hyperplanes separate. */
    private static Samples samples(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix x = new FloatMatrix(5, count);
        for (int i = 0; i < x.length; i++) x.data[i] = (float) random.nextGaussian();
        FloatMatrix t = new FloatMatrix(3, count);
        for (int s = 0; s < count; s++) t.put(x.get(0, s) * x.get(1, s) > 0 ? 0 : x.get(2, s) > 0 ? 1 : 2, s, 1);
        return new Samples(x, t);
    }

    private static MembersObjective objective(Network network) {
        return new MembersObjective(network, new CrossEntropy(), List.of(new Accuracy()));
    }

    /** The loss of each member alone, from the outputs below the last layer. */
    private static double meanOfLosses(Network network, Batch batch) {
        FloatMatrix y = batch.x();
        for (int i = 0; i < network.layers().size() - 1; i++)
            y = network.layers().get(i).forward(y, Mode.INFER);
        double sum = 0;
        for (int m = 0; m < 4; m++) sum += new CrossEntropy().value(y.getRange(3 * m, 3 * m + 3, 0, y.columns), batch);
        return sum / 4;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theLossIsTheMeanOfTheMembersLossesAndTheGradientIsItsOwn(boolean weighted) {
        Network network = new Network(NETWORK.replace("dropNothing, ", ""), 5, 1);
        Samples samples = samples(7, 1);
        FloatMatrix weights = weighted ? new FloatMatrix(1, 7, 1, 2, 0, 1, 3, 0.5f, 1) : null;
        Batch batch = new Batch(samples.x(), samples.t(), weights);
        Objective.Result result = objective(network).addGradients(batch);
        assertThat(result.loss()).isCloseTo(meanOfLosses(network, batch), within(1e-6));
        for (Parameter parameter : network.parameters()) {
            float[] value = parameter.value().data;
            float kept = value[value.length / 2];
            value[value.length / 2] = kept + 0.01f;
            double above = meanOfLosses(network, batch);
            value[value.length / 2] = kept - 0.01f;
            double below = meanOfLosses(network, batch);
            value[value.length / 2] = kept;
            assertThat((double) parameter.gradient().data[value.length / 2])
                    .as(network.name(parameter))
                    .isCloseTo((above - below) / 0.02, within(1e-3));
        }
    }

    @Test
    void membersBeginDifferentAndEvaluationCombinesThem() {
        Network network = network();
        Samples samples = samples(50, 1);
        double combined = objective(network).evaluate(samples).loss();
        assertThat(combined).isLessThan(meanOfLosses(network, new Batch(samples.x(), samples.t())));
    }

    @Test
    void itIsTrainedWithValidationAndEarlyStopping() {
        Network network = network();
        List<Epoch> history = TRAINER.epochs(200)
                .minimise(objective(network), samples(300, 1), samples(100, 2), new EarlyStopping(5));
        assertThat(history).hasSizeLessThan(200);
        assertThat(objective(network).evaluate(samples(500, 3)).metrics(List.of(new Accuracy())))
                .hasEntrySatisfying("accuracy", accuracy -> assertThat(accuracy).isGreaterThan(0.85));
    }

    @Test
    void aResumedTrainingIsThatWithoutAnInterruption() throws Exception {
        Network whole = network();
        Samples data = samples(64, 1);
        List<Path> files = new ArrayList<>();
        Checkpoints.Target target = training -> {
            files.add(Files.write(folder.resolve("checkpoint" + files.size()), training.checkpoint()));
        };
        List<Epoch> history = TRAINER.minimise(objective(whole), data, samples(32, 2), new Checkpoints(target, 9));
        assertThat(files).hasSizeGreaterThan(1);
        Checkpoint checkpoint = Checkpoint.read(files.get(0));
        List<Epoch> resumed = TRAINER.minimise(
                checkpoint, objective(whole).factory(), data, samples(32, 2), new Checkpoints(target, 9));
        for (Parameter parameter : whole.parameters())
            assertThat(checkpoint.network().parameter(whole.name(parameter)).value().data)
                    .isEqualTo(parameter.value().data);
        assertThat(resumed)
                .extracting(Epoch::loss)
                .isEqualTo(history.stream().map(Epoch::loss).toList());
    }

    @Test
    void aNetworkThatEndsOtherwiseIsRefused() {
        assertThatThrownBy(() -> objective(new Network("sequential([memberInputs(2), memberHeads(3)])", 5, 1)))
                .hasMessage("the loss of members needs a network that ends with combineMembers, not with memberHeads");
        assertThatThrownBy(() -> TRAINER.minimise(
                        objective(new Network("sequential([memberInputs(2), memberHeads(4), combineMembers])", 5, 1)),
                        samples(5, 1)))
                .hasMessage("the network has 4 outputs, the training data 3 targets");
    }
}
