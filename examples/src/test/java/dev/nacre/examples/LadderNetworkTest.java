package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Batch;
import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Parameter;
import dev.nacre.Samples;
import dev.nacre.autoencoders.ladder.LadderObjective;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.metrics.Accuracy;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Checkpoint;
import dev.nacre.training.Checkpoints;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.Epoch;
import dev.nacre.training.Trained;
import dev.nacre.training.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ladder network learns from digits of which only some have labels, by the trainer and all that belongs to it. */
class LadderNetworkTest {
    private static final String LADDER =
            "sequential([scale(0.0625), ladder([60, 40], outputs=10, costs=[100, 1, 0.1])])";
    private static final Trainer TRAINER = Trainer.of(
                    new CrossEntropy(), Plugins.parse(Optimizer.class, "adam(learningRate=0.005)"))
            .metrics(new Accuracy())
            .batchSize(50)
            .seed(3);

    private static Split digits;
    private static Samples few;

    @TempDir
    Path folder;

    @BeforeAll
    static void read() throws Exception {
        digits = DigitsData.shipped().split(0.8, 1);
        few = FewerLabels.of(digits.training(), 50, 1).samples();
    }

    private static Network network(String text) {
        return new Network(text, few.shape(), 1);
    }

    private static double accuracy(Trained trained) {
        List<Epoch> history = trained.history();
        return history.get(history.size() - 1).validationMetrics().get("accuracy");
    }

    /** The same network without decoder learns from the same labels. */
    @Test
    void unlabelledDigitsHelp() {
        Dataset labelled = FewerLabels.of(digits.training(), 50, 1).labelled();
        String alone = "sequential([scale(0.0625), ladder([60, 40], outputs=10, costs=[0])])";
        // as many steps: an epoch of the labelled digits is one
        double without = accuracy(TRAINER.epochs(25 * 28).fit(network(alone), labelled, digits.test()));
        double with = accuracy(TRAINER.epochs(25).fit(network(LADDER), few, digits.test()));

        assertThat(1 - with).as("error with unlabelled digits").isLessThan(0.95 * (1 - without));
    }

    @Test
    void aResumedTrainingHasTheSameBits() throws Exception {
        Network whole = network(LADDER);
        List<Path> files = new ArrayList<>();
        Checkpoints.Target target = training -> {
            Path file = folder.resolve("checkpoint" + files.size());
            Files.write(file, training.checkpoint());
            files.add(file);
        };
        Trained trained = TRAINER.epochs(2).fit(whole, few, digits.test(), new Checkpoints(target, 17));
        assertThat(files).hasSizeGreaterThan(2);
        Checkpoint checkpoint = Checkpoint.read(files.get(1));
        Trained resumed = TRAINER.epochs(2).fit(checkpoint, few, digits.test(), new Checkpoints(target, 17));

        assertThat(resumed.history().get(1).loss())
                .isEqualTo(trained.history().get(1).loss());
        for (Parameter p : whole.parameters())
            assertThat(checkpoint.network().parameter(whole.name(p)).value().data)
                    .as(whole.name(p))
                    .isEqualTo(p.value().data);
    }

    @Test
    void earlyStoppingEndsItAndBringsTheBestWeightsBack() {
        EarlyStopping stopping = new EarlyStopping(2);
        Trained trained = TRAINER.epochs(300).fit(network(LADDER), few, digits.test(), stopping);

        assertThat(trained.history()).hasSizeBetween(3, 299);
        Epoch best = trained.history().get(stopping.bestEpoch() - 1);
        assertThat(trained.model().evaluate(digits.test(), new Accuracy()).get("accuracy"))
                .isEqualTo(best.validationMetrics().get("accuracy"));
    }

    @Test
    void costsAreReportedByLevel() {
        Network network = network(LADDER);
        Loss loss = new CrossEntropy();
        LadderObjective objective = new LadderObjective(network, loss, List.of());
        TRAINER.epochs(1).metrics(List.of()).minimise(objective, few);

        assertThat(objective.costs()).hasSize(4);
        for (double cost : objective.costs()) assertThat(cost).isPositive();
    }

    @Test
    void whatItCannotLearnFromIsRefused() {
        FloatMatrix gaps = new FloatMatrix(10, few.size());
        Arrays.fill(gaps.data, Float.NaN);
        Samples none = few.withTargets(gaps);
        assertThatThrownBy(() -> TRAINER.fit(network(LADDER), none))
                .hasMessageContaining("no sample has a label; a ladder needs some, or use pretrain");
        assertThatThrownBy(() -> TRAINER.fit(network(LADDER), new Samples(few.x())))
                .hasMessageContaining("the ladder has 10 outputs, the training data 0 targets");
        assertThatThrownBy(() -> TRAINER.fit(network("sequential([dense(5), ladder([4], outputs=10)])"), few))
                .hasMessageContaining("dense has weights to train; freeze it, or leave it out");
        LadderObjective objective = new LadderObjective(network(LADDER), new CrossEntropy(), List.of());
        FloatMatrix t = new FloatMatrix(10, 3);
        for (int i = 0; i < 10; i++) t.put(i, 1, Float.NaN);
        assertThatThrownBy(() -> objective.addGradients(new Batch(new FloatMatrix(64, 3), t)))
                .hasMessageContaining("sample 2 (from 0) has a label after one without");
    }
}
