package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Parameter;
import dev.nacre.Samples;
import dev.nacre.diagnosis.Diagnosis;
import dev.nacre.examples.Interruptions.KeepAt;
import dev.nacre.examples.Interruptions.StopAfter;
import dev.nacre.losses.ClassWeighted;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.metrics.F1;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Checkpoint;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.TimeBudget;
import dev.nacre.training.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resuming is bit for bit with everything that controls a training at once. */
class ControlResumeTest {
    private static final String NETWORK =
            "sequential([standardize, dense(12), batchNorm, relu, dropout(0.3), dense(3, penalty=l2(0.001))])";
    private static final Samples DATA = samples(100, 1);
    private static final Samples VALIDATION = samples(40, 2);

    @TempDir
    private Path folder;

    private static Samples samples(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix x = new FloatMatrix(5, count);
        FloatMatrix t = new FloatMatrix(3, count);
        float[] weights = new float[count];
        for (int s = 0; s < count; s++) {
            float sum = 0;
            for (int i = 0; i < 5; i++) sum += x.data[5 * s + i] = (float) random.nextGaussian();
            t.data[3 * s + (sum < -1 ? 0 : sum < 1 ? 1 : 2)] = 1;
            weights[s] = (float) random.nextDouble(0.5, 1.5);
        }
        return new Samples(x, t).weighted(weights);
    }

    private static Trainer trainer(int accumulate) {
        return Trainer.of(
                        ClassWeighted.balanced(new CrossEntropy(), DATA.t()),
                        Plugins.parse(
                                Optimizer.class,
                                "chain([clipGlobalNorm(1), adam(learningRate=0.1), reduceOnPlateau, averaging(0.9)])"))
                .batchSize(8)
                .epochs(40)
                .seed(5)
                .metrics(new F1())
                .accumulate(accumulate);
    }

    private static Network network() {
        Network network = new Network(NETWORK, 5, 3);
        network.parameter("1.weight").learningRateMultiplier(0.5f);
        network.parameter("5.bias").trainable(false);
        return network;
    }

    private static Listener[] listeners(Listener... more) {
        Listener[] all = new Listener[more.length + 3];
        all[0] = new EarlyStopping(6, 0.001);
        all[1] = new TimeBudget(Duration.ofHours(1));
        all[2] = new Diagnosis(3);
        System.arraycopy(more, 0, all, 3, more.length);
        return all;
    }

    private static List<Epoch> timeless(List<Epoch> history) {
        return history.stream()
                .map(e -> new Epoch(e.number(), e.loss(), e.validationLoss(), e.metrics(), e.validationMetrics(), 0))
                .toList();
    }

    /** 13 batches make 5 steps in an epoch. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 6, 15, 23})
    void resumedTrainingGivesTheBitsOfUninterruptedTraining(int kept) throws IOException {
        Network network = network();
        List<Epoch> whole =
                trainer(3).fit(network, DATA, VALIDATION, listeners()).history();
        assertThat(whole).as("epochs until it stops early").hasSizeBetween(7, 39);

        Path file = folder.resolve("checkpoint");
        trainer(3).fit(network(), DATA, VALIDATION, listeners(new KeepAt(kept, file), new StopAfter(kept)));
        Checkpoint checkpoint = Checkpoint.read(file);
        List<Epoch> resumed =
                trainer(3).fit(checkpoint, DATA, VALIDATION, listeners()).history();

        assertThat(timeless(resumed)).isEqualTo(timeless(whole));
        for (Parameter p : network.parameters())
            assertThat(checkpoint.network().parameter(network.name(p)).value().data)
                    .as(network.name(p))
                    .isEqualTo(p.value().data);
    }

    @Test
    void anotherNumberOfBatchesInAStepIsRefused() throws IOException {
        Path file = folder.resolve("checkpoint");
        trainer(3).fit(network(), DATA, VALIDATION, new KeepAt(2, file), new StopAfter(2));
        assertThatThrownBy(() -> trainer(2).fit(Checkpoint.read(file), DATA, VALIDATION))
                .hasMessage("the checkpoint is of a training with another number of batches in a step: 3, not 2");
    }
}
