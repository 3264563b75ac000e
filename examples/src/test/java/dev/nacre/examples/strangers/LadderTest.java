package dev.nacre.examples.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Batch;
import dev.nacre.Evaluation;
import dev.nacre.Layers;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Pretrainable;
import dev.nacre.Samples;
import dev.nacre.TrainingData;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.optimizers.Adam;
import dev.nacre.training.Checkpoint;
import dev.nacre.training.Checkpoints;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.Epoch;
import dev.nacre.training.Objective;
import dev.nacre.training.ReconstructionObjective;
import dev.nacre.training.SupervisedObjective;
import dev.nacre.training.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels and reconstruction at once, as in ladder networks (Rasmus et al., 2015), by the trainer. */
class LadderTest {
    private static final String NETWORK = "sequential([denoising(6), dense(2)])";
    private static final Trainer TRAINER =
            Trainer.of(new Adam(0.01f)).batchSize(16).epochs(8).seed(3);

    @TempDir
    Path folder;

    /** The loss of the labels plus that of the lowest layer's reconstruction. */
    private record Ladder(Network network, Objective labels, Objective reconstruction) implements Objective {
        static Ladder of(Network network) {
            Pretrainable lowest = (Pretrainable) network.layers().get(0);
            return new Ladder(
                    network,
                    new SupervisedObjective(network, new CrossEntropy(), List.of()),
                    new ReconstructionObjective(network, lowest));
        }

        @Override
        public List<Parameter> parameters() {
            return Layers.allParameters(network.layer());
        }

        @Override
        public Result addGradients(Batch batch) {
            double supervised = labels.addGradients(batch).loss();
            return new Result(supervised + reconstruction.addGradients(batch).loss());
        }

        @Override
        public Evaluation evaluate(TrainingData data) {
            return labels.evaluate(data);
        }
    }

    private static Samples samples(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix x = new FloatMatrix(8, 80);
        FloatMatrix t = new FloatMatrix(2, 80);
        for (int s = 0; s < 80; s++) {
            int label = random.nextInt(2);
            for (int i = 0; i < 8; i++)
                x.put(i, s, (float) (0.5 + 0.3 * (2 * label - 1) + 0.1 * random.nextGaussian()));
            t.put(label, s, 1);
        }
        return new Samples(x, t);
    }

    private static List<Double> losses(List<Epoch> history) {
        return history.stream().map(Epoch::loss).toList();
    }

    @Test
    void bothLossesFallAndAResumedTrainingHasTheSameBits() throws Exception {
        Network whole = new Network(NETWORK, 8, 1);
        List<Path> files = new ArrayList<>();
        Checkpoints.Target target = training -> {
            Path file = folder.resolve("checkpoint" + files.size());
            Files.write(file, training.checkpoint());
            files.add(file);
        };
        List<Epoch> history = TRAINER.minimise(Ladder.of(whole), samples(1), samples(2), new Checkpoints(target, 17));

        assertThat(history.get(7).loss()).isLessThan(0.8 * history.get(0).loss());
        assertThat(history.get(7).validationLoss())
                .isLessThan(0.8 * history.get(0).validationLoss());
        assertThat(files).hasSizeGreaterThan(1);
        Checkpoint checkpoint = Checkpoint.read(files.get(0));
        List<Epoch> resumed =
                TRAINER.minimise(checkpoint, Ladder::of, samples(1), samples(2), new Checkpoints(target, 17));
        assertThat(losses(resumed)).isEqualTo(losses(history));
        for (Parameter p : whole.parameters())
            assertThat(checkpoint.network().parameter(whole.name(p)).value().data)
                    .as(whole.name(p))
                    .isEqualTo(p.value().data);
    }

    @Test
    void earlyStoppingEndsIt() {
        Network network = new Network(NETWORK, 8, 1);
        List<Epoch> history =
                TRAINER.epochs(300).minimise(Ladder.of(network), samples(1), samples(2), new EarlyStopping(1, 0.01));
        assertThat(history).hasSizeBetween(3, 299);
    }
}
