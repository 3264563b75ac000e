package dev.nacre.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.metrics.Accuracy;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.Epoch;
import dev.nacre.training.FineTuning;
import dev.nacre.training.FullBatchTraining;
import dev.nacre.training.ParameterAveraging;
import dev.nacre.training.SupervisedObjective;
import dev.nacre.training.Trainer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@JavaOfSpark
class SparkPartitionsTest {
    private static final SampleColumns COLUMNS = SampleColumns.of("features").label("label", 10);
    private static final Samples TRAINING = Local.digits(0, 600);
    private static final Samples HELD_OUT = Local.digits(600, 900);

    private static Network network() {
        return new Network("sequential([dense(24), batchNorm, relu, dense(10)])", 64, 5);
    }

    private static Network plain() {
        return new Network("sequential([dense(24, activation=tanh), dense(10)])", 64, 5);
    }

    private static Trainer trainer(String optimizer, int batch, int epochs) {
        return Trainer.of(new CrossEntropy(), Local.optimizer(optimizer))
                .batchSize(batch)
                .epochs(epochs)
                .seed(3)
                .metrics(new Accuracy());
    }

    private static Network train(Network network, Trainer trainer, ParameterAveraging averaging, int number) {
        try (SparkPartitions partitions = SparkPartitions.of(Local.table(TRAINING, number), COLUMNS, averaging)) {
            trainer.fit(network, partitions, HELD_OUT);
            return network;
        }
    }

    @Test
    void onePartitionThatTrainsWholePassesGivesTheBitsOfOneMachine() {
        Network alone = network();
        List<Epoch> expected =
                trainer("adam", 32, 3).fit(alone, TRAINING, HELD_OUT).history();

        try (SparkPartitions partitions =
                SparkPartitions.of(Local.table(TRAINING, 1), COLUMNS, ParameterAveraging.ofPasses())) {
            Network network = network();
            List<Epoch> history =
                    trainer("adam", 32, 3).fit(network, partitions, HELD_OUT).history();

            assertThat(Local.weights(network)).isEqualTo(Local.weights(alone));
            assertThat(history).hasSameSizeAs(expected);
            assertThat(history.get(2).validationLoss())
                    .isEqualTo(expected.get(2).validationLoss());
            assertThat(history.get(2).loss()).isEqualTo(expected.get(2).loss());
            assertThat(history.get(2).metrics()).isEqualTo(expected.get(2).metrics());
        }
    }

    @Test
    void roundsOverPartitionsLearnAndGiveTheSameBitsAgain() {
        Network first = train(network(), trainer("adam(learningRate=0.01)", 16, 6), ParameterAveraging.ofSteps(8), 4);
        Network second = train(network(), trainer("adam(learningRate=0.01)", 16, 6), ParameterAveraging.ofSteps(8), 4);

        assertThat(Local.weights(second)).isEqualTo(Local.weights(first));
        assertThat(accuracy(first)).isGreaterThan(0.8);
    }

    private static double accuracy(Network network) {
        return new Accuracy()
                .value(new dev.nacre.model.Model(network, new CrossEntropy()).predict(HELD_OUT.x()), HELD_OUT.t());
    }

    @Test
    void exactStepsAreThoseOfTheWholeDataAsOneBatchButForRounding() {
        for (String optimizer : List.of("sgd(learningRate=0.5)", "momentum(learningRate=0.1)", "adam")) {
            Network alone = plain();
            trainer(optimizer, TRAINING.size(), 8).fit(alone, TRAINING);
            Network first = train(plain(), trainer(optimizer, 32, 8), ParameterAveraging.exact(), 3);
            Network second = train(plain(), trainer(optimizer, 32, 8), ParameterAveraging.exact(), 3);

            assertThat(Local.weights(first)).containsExactly(Local.weights(alone), offset(2e-4f));
            assertThat(Local.weights(second)).isEqualTo(Local.weights(first));
        }
    }

    @Test
    void lbfgsSeesTheWholeDataWhereverItLies() {
        Network alone = plain();
        new FullBatchTraining(
                        new SupervisedObjective(alone, new CrossEntropy(), List.of()),
                        Local.fullBatch("lbfgs"),
                        TRAINING)
                .run(6);
        float[][] runs = new float[2][];
        for (int i = 0; i < 2; i++) {
            Network network = plain();
            try (SparkPartitions partitions =
                    SparkPartitions.of(Local.table(TRAINING, 3), COLUMNS, ParameterAveraging.exact())) {
                new FullBatchTraining(
                                new SupervisedObjective(network, new CrossEntropy(), List.of()),
                                Local.fullBatch("lbfgs"),
                                partitions)
                        .run(6);
            }
            runs[i] = Local.weights(network);
        }

        assertThat(runs[0]).containsExactly(Local.weights(alone), offset(2e-3f));
        assertThat(runs[1]).isEqualTo(runs[0]);
    }

    @Test
    void emptyAndSkewedPartitionsASingleRowAndOneWithoutSomeClassAreAllRight() {
        List<Integer> zeros = IntStream.range(0, 600)
                .filter(s -> TRAINING.t().data[s * 10] == 1)
                .boxed()
                .toList();
        var table = Local.table(
                TRAINING, List.of(List.of(), IntStream.range(0, 500).boxed().toList(), List.of(501), zeros, List.of()));
        for (ParameterAveraging averaging :
                List.of(ParameterAveraging.ofSteps(4), ParameterAveraging.exact(), ParameterAveraging.ofPasses())) {
            try (SparkPartitions partitions = SparkPartitions.of(table, COLUMNS, averaging)) {
                Network network = plain();
                List<Epoch> history = trainer("sgd(learningRate=0.3)", 16, 4)
                        .fit(network, partitions)
                        .history();

                assertThat(partitions.sizes()).containsExactly(0, 500, 1, zeros.size(), 0);
                assertThat(history.get(3).loss()).isLessThan(history.get(0).loss());
            }
        }
    }

    @Test
    void frozenLayersStayFrozen() {
        for (ParameterAveraging averaging : List.of(ParameterAveraging.ofSteps(4), ParameterAveraging.exact())) {
            Network network = plain();
            FineTuning.freeze(network, 1);
            float[] before = network.parameter("0.weight").value().data.clone();
            float[] top = network.parameter("1.weight").value().data.clone();

            train(network, trainer("chain([adam, weightDecay(0.1)])", 16, 3), averaging, 2);

            assertThat(network.parameter("0.weight").value().data).isEqualTo(before);
            assertThat(network.parameter("1.weight").value().data).isNotEqualTo(top);
        }
    }

    @Test
    void earlyStoppingAndMetricsOnPartitionsAreThoseOfSamplesHere() {
        try (SparkPartitions partitions =
                        SparkPartitions.of(Local.table(TRAINING, 2), COLUMNS, ParameterAveraging.ofPasses());
                SparkPartitions heldOut =
                        SparkPartitions.of(Local.table(HELD_OUT, 2), COLUMNS, ParameterAveraging.ofPasses())) {
            Network here = network();
            Network there = network();
            EarlyStopping stopping = new EarlyStopping(1);
            Trainer trainer = trainer("adam(learningRate=0.05)", 32, 12);
            List<Epoch> expected =
                    trainer.fit(here, partitions, HELD_OUT, stopping).history();
            List<Epoch> history = trainer.fit(there, partitions, heldOut, new EarlyStopping(1))
                    .history();

            assertThat(history).hasSameSizeAs(expected);
            assertThat(history.size()).isLessThan(12);
            assertThat(history.get(0).validationLoss())
                    .isCloseTo(expected.get(0).validationLoss(), offset(1e-6));
            assertThat(history.get(0).validationMetrics())
                    .isEqualTo(expected.get(0).validationMetrics());
            assertThat(Local.weights(there)).isEqualTo(Local.weights(here));
        }
    }

    @Test
    void aLabelThatIsNoClassNamesTheColumn() {
        assertThatThrownBy(() -> SparkPartitions.of(
                        Local.table(TRAINING, 1),
                        SampleColumns.of("features").label("label", 5),
                        ParameterAveraging.exact()))
                .hasMessageContaining("a class is a whole number from 0 to 4");
    }
}
