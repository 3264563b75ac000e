package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Parameter;
import dev.nacre.Samples;
import dev.nacre.examples.Interruptions.KeepAt;
import dev.nacre.examples.Interruptions.StopAfter;
import dev.nacre.examples.Interruptions.StopAfterAll;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.metrics.Accuracy;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.safetensors.TensorFile;
import dev.nacre.training.Checkpoint;
import dev.nacre.training.Checkpoints;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import dev.nacre.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A training that is interrupted and resumed gives the bits of one that isn't. */
class ResumeTest {
    private static final String NETWORK = "sequential([standardize, gaussianNoise(0.1), dense(12), batchNorm, relu,"
            + " dropout(0.3), dense(9, activation=tanh, penalty=l2(0.001), constraint=maxNorm(1)), dense(3)])";
    private static final int STEPS_PER_EPOCH = 7;
    private static final int EPOCHS = 3;

    @TempDir
    Path folder;

    private static final Samples DATA = samples(100, 1);
    private static final Samples VALIDATION = samples(40, 2);

    private static Samples samples(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix x = new FloatMatrix(5, count);
        FloatMatrix t = new FloatMatrix(3, count);
        for (int s = 0; s < count; s++) {
            float sum = 0;
            for (int i = 0; i < 5; i++) sum += x.data[5 * s + i] = (float) random.nextGaussian() * (i + 1);
            t.data[3 * s + (sum < -2 ? 0 : sum < 2 ? 1 : 2)] = 1;
        }
        return new Samples(x, t);
    }

    private static Trainer trainer(String optimizer) {
        return Trainer.of(new CrossEntropy(), Plugins.parse(Optimizer.class, optimizer))
                .batchSize(16)
                .epochs(EPOCHS)
                .seed(5)
                .metrics(new Accuracy());
    }

    static Stream<String> optimizers() {
        return Stream.concat(
                Plugins.all(Optimizer.class).values().stream().map(Plugins::format),
                Stream.of(
                        "chain([clipGlobalNorm(1), weightDecay(0.01), adam(learningRate=0.01), warmUp(10)])",
                        "chain([adam(learningRate=0.01), reduceOnPlateau, averaging])",
                        "chain([adam(learningRate=0.01), byEpoch(stepDecay(0.5, period=1))])",
                        "chain([gradientNoise, clipValue(0.5), momentum(learningRate=0.05), cosine(20), lookahead])"));
    }

    /** All that the last step left: weights, optimizer state, noise, history without times. */
    private static Map<String, Object> content(Path file) throws IOException {
        Map<String, Object> content = new TreeMap<>();
        try (TensorFile tensors = TensorFile.open(file)) {
            for (var entry : tensors.tensors().entrySet()) {
                float[] values = new float[(int) entry.getValue().elements()];
                tensors.read(entry.getKey(), entry.getValue().shape(), values);
                content.put(entry.getKey(), Arrays.toString(values));
            }
            content.putAll(tensors.metadata());
        }
        content.remove("nacre.sha256");
        for (String key : List.of("nacre.training", "nacre.history"))
            content.put(
                    key,
                    content.get(key)
                            .toString()
                            .replaceAll("\"seconds\":\"[^\"]*\"|(?<=[0-9N]) [0-9.E-]+(?= \\w+=)", ""));
        return content;
    }

    private static List<Epoch> timeless(List<Epoch> history) {
        return history.stream()
                .map(e -> new Epoch(e.number(), e.loss(), e.validationLoss(), e.metrics(), e.validationMetrics(), 0))
                .toList();
    }

    private static final int LAST = EPOCHS * STEPS_PER_EPOCH;

    @ParameterizedTest
    @MethodSource("optimizers")
    void resumedTrainingGivesTheBitsOfUninterruptedTraining(String optimizer) throws IOException {
        Path whole = folder.resolve("whole");
        Network network = new Network(NETWORK, 5, 3);
        List<Epoch> history = trainer(optimizer)
                .fit(network, DATA, VALIDATION, new KeepAt(LAST, whole))
                .history();

        Path broken = folder.resolve("broken");
        Path end = folder.resolve("end");
        trainer(optimizer)
                .fit(new Network(NETWORK, 5, 3), DATA, VALIDATION, new Checkpoints(broken, 1000), new StopAfter(4));
        List<Epoch> resumed = null;
        Network last = null;
        for (int stop : new int[] {7, 11, 14, 20, LAST + 1}) {
            Checkpoint checkpoint = Checkpoint.read(broken);
            last = checkpoint.network();
            resumed = trainer(optimizer)
                    .fit(
                            checkpoint,
                            DATA,
                            VALIDATION,
                            new Checkpoints(broken, 1000),
                            new KeepAt(LAST, end),
                            new StopAfter(stop))
                    .history();
        }
        assertThat(timeless(resumed)).isEqualTo(timeless(history));
        for (Parameter p : network.parameters())
            assertThat(last.parameter(network.name(p)).value().data)
                    .as(network.name(p))
                    .isEqualTo(p.value().data);
        assertThat(content(end)).isEqualTo(content(whole));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 13, 14, 15, 21, 22, 28, 30, 42})
    void resumedPretrainingGivesTheBitsOfUninterruptedPretraining(int kept) throws IOException {
        String text = "sequential([standardize, stackedDenoising([8, 4], corruption=masking(0.3)), dense(3)])";
        Path file = folder.resolve("checkpoint");
        Network network = new Network(text, 5, 3);
        List<List<Epoch>> whole = trainer("adam").pretrain(network, DATA, VALIDATION);

        StopAfterAll stop = new StopAfterAll(kept, file);
        assertThatThrownBy(() -> trainer("adam").pretrain(new Network(text, 5, 3), DATA, VALIDATION, stop))
                .hasMessage("killed");
        Checkpoint checkpoint = Checkpoint.read(file);
        assertThat(checkpoint.pretraining()).isTrue();
        List<List<Epoch>> resumed = trainer("adam").pretrain(checkpoint, DATA, VALIDATION);
        assertThat(resumed.stream().map(ResumeTest::timeless).toList())
                .isEqualTo(whole.stream().map(ResumeTest::timeless).toList());
        for (Parameter p : network.parameters())
            assertThat(checkpoint.network().parameter(network.name(p)).value().data)
                    .as(network.name(p))
                    .isEqualTo(p.value().data);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 14, 30})
    void earlyStoppingGoesOnWithTheBestWeightsSoFar(int kept) throws IOException {
        Path file = folder.resolve("checkpoint");
        Trainer trainer = Trainer.of(new CrossEntropy(), Plugins.parse(Optimizer.class, "adam(learningRate=0.3)"))
                .batchSize(16)
                .epochs(60)
                .seed(5);
        Network network = new Network(NETWORK, 5, 3);
        List<Epoch> whole =
                trainer.fit(network, DATA, VALIDATION, new EarlyStopping(4)).history();
        assertThat(whole).as("epochs until it stops early").hasSizeBetween(5, 59);

        trainer.fit(
                new Network(NETWORK, 5, 3),
                DATA,
                VALIDATION,
                new EarlyStopping(4),
                new KeepAt(kept, file),
                new StopAfter(kept));
        Checkpoint checkpoint = Checkpoint.read(file);
        List<Epoch> resumed =
                trainer.fit(checkpoint, DATA, VALIDATION, new EarlyStopping(4)).history();
        assertThat(timeless(resumed)).isEqualTo(timeless(whole));
        for (Parameter p : network.parameters())
            assertThat(checkpoint.network().parameter(network.name(p)).value().data)
                    .as(network.name(p))
                    .isEqualTo(p.value().data);
    }

    @Test
    void aCheckpointIsAModelFileToo() throws IOException {
        Path file = folder.resolve("checkpoint");
        Network network = new Network(NETWORK, 5, 3);
        trainer("adam").fit(network, DATA, new KeepAt(LAST, file));
        float[] row = {1, -2, 3, 0.5f, 4};
        assertThat(Model.load(file).network().infer(new FloatMatrix(5, 1, row)).data)
                .isEqualTo(network.infer(new FloatMatrix(5, 1, row)).data);
    }

    @Test
    void moreEpochsThanPlannedMayFollow() throws IOException {
        Path file = folder.resolve("checkpoint");
        trainer("adam").fit(new Network(NETWORK, 5, 3), DATA, new KeepAt(LAST, file));
        Trainer longer = Trainer.of(new CrossEntropy(), Plugins.parse(Optimizer.class, "adam"))
                .batchSize(16)
                .epochs(5)
                .seed(5)
                .metrics(new Accuracy());
        assertThat(longer.fit(Checkpoint.read(file), DATA).history()).hasSize(5);
    }

    @Test
    void aCheckpointOfAnotherTrainingIsRefused() throws IOException {
        Path file = folder.resolve("checkpoint");
        trainer("adam").fit(new Network(NETWORK, 5, 3), DATA, new KeepAt(3, file));
        assertThatThrownBy(() -> trainer("sgd").fit(Checkpoint.read(file), DATA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the checkpoint is of a training with another optimizer: Adam[");
        assertThatThrownBy(() -> trainer("adam").fit(Checkpoint.read(file), VALIDATION))
                .hasMessage("the checkpoint is of a training with another number of samples: 100, not 40");
        assertThatThrownBy(() -> trainer("adam").pretrain(Checkpoint.read(file), DATA))
                .hasMessage("the checkpoint is of training: resume it by fit");
        Checkpoint used = Checkpoint.read(file);
        trainer("adam").fit(used, DATA);
        assertThatThrownBy(() -> trainer("adam").fit(used, DATA)).hasMessageContaining("resumed once");
        assertThatThrownBy(() -> trainer("adam").fit(Checkpoint.read(file), DATA, new Remembering()))
                .hasMessageContaining("listener.0.losses is missing");
    }

    /** Keeps the losses of the last steps, as state of its own. */
    private static final class Remembering implements Listener {
        private final FloatMatrix losses = new FloatMatrix(1, 4);
        private final List<Float> last = new ArrayList<>();

        @Override
        public void onStep(Training training, double loss) {
            losses.data[(int) (training.step() % 4)] = (float) loss;
            last.add((float) loss);
        }

        @Override
        public Map<String, FloatMatrix> state() {
            return Map.of("losses", losses);
        }
    }

    @Test
    void aListenerGetsItsStateBack() throws IOException {
        Path file = folder.resolve("checkpoint");
        Remembering before = new Remembering();
        trainer("adam").fit(new Network(NETWORK, 5, 3), DATA, before, new KeepAt(10, file), new StopAfter(10));
        Remembering after = new Remembering();
        trainer("adam").fit(Checkpoint.read(file), DATA, after, new StopAfter(11));
        assertThat(after.losses.data)
                .containsExactly(before.last.get(7), before.last.get(8), before.last.get(9), after.last.get(0));
    }
}
