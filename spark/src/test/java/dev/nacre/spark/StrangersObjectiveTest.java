package dev.nacre.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import com.example.nacre.EntropyMinimisation;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.TrainingData;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.Epoch;
import dev.nacre.training.ParameterAveraging;
import dev.nacre.training.Trainer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An objective from outside Nacre is trained on Spark as on one machine; most of its samples have no label. */
@JavaOfSpark
class StrangersObjectiveTest {
    private static final SampleColumns COLUMNS =
            SampleColumns.of("features").label("label", 10).weighted("weight");
    private static final Samples TRAINING = partlyLabelled(Local.digits(0, 300));
    private static final Samples HELD_OUT = partlyLabelled(Local.digits(300, 400));

    @TempDir
    private Path folder;

    /** Samples as {@link #table} has them: one in three has a label; weights are those of {@link Local#table}. */
    private static Samples partlyLabelled(Samples samples) {
        var targets = samples.t().dup();
        float[] weights = new float[samples.size()];
        for (int s = 0; s < samples.size(); s++) {
            weights[s] = 1 + s % 3;
            if (s % 3 != 0) Arrays.fill(targets.data, s * 10, (s + 1) * 10, Float.NaN);
        }
        return samples.withTargets(targets).weighted(weights);
    }

    private static Dataset<Row> table(int from, int to, int partitions) {
        return Local.table(Local.digits(from, to), partitions)
                .withColumn("label", functions.expr("IF(weight > 1, double('NaN'), label)"));
    }

    private static SparkPartitions training(int partitions, ParameterAveraging averaging) {
        return SparkPartitions.of(table(0, 300, partitions), COLUMNS, averaging);
    }

    private static Network network() {
        return new Network("sequential([dense(16, activation=tanh), dropout(0.1), dense(10)])", 64, 4);
    }

    private static Trainer trainer(int epochs) {
        return Trainer.of(Local.optimizer("adam(learningRate=0.01)"))
                .batchSize(25)
                .epochs(epochs)
                .seed(5);
    }

    private static float[] minimised(TrainingData data) {
        Network network = network();
        trainer(4).minimise(new EntropyMinimisation(network, 0.3f), data);
        return Local.weights(network);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, Integer.MAX_VALUE})
    void itGivesTheBitsThatPartitionsWithoutSparkGive(int localSteps) {
        ParameterAveraging averaging = ParameterAveraging.ofSteps(localSteps);
        try (SparkPartitions partitions = training(3, averaging)) {
            float[] weights = minimised(partitions);

            assertThat(weights).isEqualTo(minimised(InProcessPartitions.of(averaging, TRAINING, 3)));
            assertThat(weights).isNotEqualTo(Local.weights(network()));
        }
    }

    @Test
    void exactStepsAreThoseOfOneMachineWithAllSamplesInOneBatch() {
        Network alone = new Network("sequential([dense(16, activation=tanh), dense(10)])", 64, 4);
        Network there = new Network("sequential([dense(16, activation=tanh), dense(10)])", 64, 4);
        trainer(6).batchSize(300).minimise(new EntropyMinimisation(alone, 0.3f), TRAINING);
        try (SparkPartitions partitions = training(3, ParameterAveraging.exact())) {
            trainer(6).minimise(new EntropyMinimisation(there, 0.3f), partitions);
        }

        assertThat(Local.weights(there)).containsExactly(Local.weights(alone), offset(2e-4f));
    }

    @Test
    void itIsValidatedStoppedAndResumedLikeOurs() {
        String path = folder.resolve("checkpoint").toUri().toString();
        try (SparkPartitions partitions = training(2, ParameterAveraging.ofSteps(3));
                SparkPartitions heldOut = SparkPartitions.of(table(300, 400, 2), COLUMNS, partitions.averaging())) {
            Network whole = network();
            List<Epoch> history = trainer(5)
                    .minimise(new EntropyMinimisation(whole, 0.3f), partitions, heldOut, new EarlyStopping(3));
            trainer(2)
                    .minimise(
                            new EntropyMinimisation(network(), 0.3f),
                            partitions,
                            heldOut,
                            new EarlyStopping(3),
                            HadoopFiles.checkpoints(path, 1));
            var found = HadoopFiles.checkpoint(path).orElseThrow();
            Network resumed = found.network();
            trainer(5)
                    .minimise(
                            found,
                            copy -> new EntropyMinimisation(copy, 0.3f),
                            partitions,
                            heldOut,
                            new EarlyStopping(3));

            assertThat(history.get(4).validationLoss())
                    .isLessThan(history.get(0).validationLoss());
            assertThat(history.get(0).validationLoss())
                    .isCloseTo(validationLossAfterOneEpoch(partitions), offset(1e-6));
            assertThat(Local.weights(resumed)).isEqualTo(Local.weights(whole));
        }
    }

    private static double validationLossAfterOneEpoch(SparkPartitions partitions) {
        return trainer(1)
                .minimise(new EntropyMinimisation(network(), 0.3f), partitions, HELD_OUT)
                .get(0)
                .validationLoss();
    }

    @Test
    void labelsThatAreMissingAreRefusedByObjectivesThatNeedThem() {
        try (SparkPartitions partitions = training(2, ParameterAveraging.exact())) {
            assertThat(partitions.partlyLabelled()).isTrue();
            assertThatThrownBy(() -> trainer(1).loss(new CrossEntropy()).fit(network(), partitions))
                    .hasMessageContaining("the training data has samples without targets (NaN)");
        }
    }

    @Test
    void aTaskThatHoldsANetworkIsRefusedWithTheReason() {
        Network network = network();
        try (SparkPartitions partitions = training(1, ParameterAveraging.exact())) {
            assertThatThrownBy(() -> partitions.run((part, number) -> network.outputs(), outputs -> {}))
                    .hasMessageContaining("can't be sent to Spark's executors: dev.nacre.Network is not Serializable")
                    .hasMessageContaining("an objective's factory must hold texts, numbers");
        }
    }
}
