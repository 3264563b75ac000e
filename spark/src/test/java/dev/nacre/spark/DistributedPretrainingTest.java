package dev.nacre.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.training.Checkpoint;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.ParameterAveraging;
import dev.nacre.training.Trainer;
import dev.nacre.training.Training;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.spark.storage.BlockId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pre-training of stacked denoising autoencoders on partitions; a driver that dies and resumes; leftovers in Spark. */
@JavaOfSpark
class DistributedPretrainingTest {
    private static final Samples TRAINING = Local.digits(0, 400);
    private static final Samples HELD_OUT = Local.digits(400, 500);
    private static final SampleColumns COLUMNS = SampleColumns.of("features").label("label", 10);
    private static final Trainer TRAINER = Trainer.of(new CrossEntropy(), Local.optimizer("adam(learningRate=0.01)"))
            .batchSize(20)
            .epochs(4)
            .seed(9);

    @TempDir
    private Path folder;

    private static Network network() {
        return new Network("sequential([standardize, stackedDenoising([20, 12]), dropout(0.1), dense(10)])", 64, 2);
    }

    private static SparkPartitions partitions() {
        return SparkPartitions.of(Local.table(TRAINING, 3), COLUMNS, ParameterAveraging.ofSteps(6));
    }

    /** Stands for a killed driver: nothing is cleaned up. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static Listener killedAfter(int layer, int epoch) {
        return new Listener() {
            @Override
            public void onEpoch(Training training, Epoch done) {
                boolean there = layer == 0
                        ? training.stage().equals("training")
                        : training.stage().startsWith("pre-training layer " + layer);
                if (there && done.number() == epoch) throw new Killed();
            }
        };
    }

    @Test
    void layersArePreTrainedOneAfterTheOtherOnRowsThatStayWhereTheyAre() {
        try (SparkPartitions partitions = partitions()) {
            Network network = network();
            List<List<Epoch>> histories = TRAINER.pretrain(network, partitions, HELD_OUT);
            List<Epoch> training = TRAINER.fit(network, partitions, HELD_OUT).history();

            assertThat(histories).hasSize(2);
            assertThat(histories)
                    .allSatisfy(history -> assertThat(history.get(3).validationLoss())
                            .isLessThan(history.get(0).validationLoss()));
            assertThat(training.get(3).validationLoss())
                    .isLessThan(training.get(0).validationLoss());
        }
    }

    @Test
    void aDriverThatDiedGoesOnFromItsCheckpointToTheSameBits() {
        String path = folder.resolve("checkpoint").toUri().toString();
        try (SparkPartitions partitions = partitions()) {
            Network whole = network();
            TRAINER.pretrain(whole, partitions, HELD_OUT, new EarlyStopping(3));
            TRAINER.fit(whole, partitions, HELD_OUT, new EarlyStopping(3));

            Network first = network();
            assertThatThrownBy(() -> TRAINER.pretrain(
                            first,
                            partitions,
                            HELD_OUT,
                            new EarlyStopping(3),
                            HadoopFiles.checkpoints(path, 1),
                            killedAfter(2, 2)))
                    .isInstanceOf(Killed.class);
            Checkpoint pretraining = HadoopFiles.checkpoint(path).orElseThrow();
            assertThat(pretraining.stage()).isEqualTo("pre-training layer 2 of 2");
            Network second = pretraining.network();
            TRAINER.pretrain(pretraining, partitions, HELD_OUT, new EarlyStopping(3));
            assertThatThrownBy(() -> TRAINER.fit(
                            second,
                            partitions,
                            HELD_OUT,
                            new EarlyStopping(3),
                            HadoopFiles.checkpoints(path, 1),
                            killedAfter(0, 3)))
                    .isInstanceOf(Killed.class);
            Checkpoint training = HadoopFiles.checkpoint(path).orElseThrow();
            Network third = training.network();
            List<Epoch> history = TRAINER.fit(training, partitions, HELD_OUT, new EarlyStopping(3))
                    .history();

            assertThat(history).hasSize(4);
            assertThat(Local.weights(third)).isEqualTo(Local.weights(whole));
        }
    }

    @Test
    void optimizerStateAndStatisticsAreCarriedOnAsAskedFor() {
        float[][] weights = new float[3][];
        ParameterAveraging[] all = {
            ParameterAveraging.ofSteps(5),
            new ParameterAveraging(5, ParameterAveraging.Carry.FIRST, ParameterAveraging.Carry.FIRST),
            new ParameterAveraging(5, ParameterAveraging.Carry.RESTART, ParameterAveraging.Carry.AVERAGE)
        };
        for (int i = 0; i < all.length; i++) {
            Network network = new Network("sequential([dense(12), batchNorm, relu, dense(10)])", 64, 2);
            try (SparkPartitions partitions = SparkPartitions.of(Local.table(TRAINING, 2), COLUMNS, all[i])) {
                List<Epoch> history = TRAINER.fit(network, partitions).history();
                assertThat(history.get(3).loss()).isLessThan(history.get(0).loss());
            }
            weights[i] = Local.weights(network);
        }

        assertThat(weights[1]).isNotEqualTo(weights[0]);
        assertThat(weights[2]).isNotEqualTo(weights[0]);
    }

    @Test
    void nothingStaysBehindWhenTheRowsAreClosed() throws InterruptedException {
        int before = broadcastBytes();
        try (SparkPartitions partitions = partitions()) {
            TRAINER.fit(new Network("sequential([dense(2000), dense(10)])", 64, 1), partitions);
        }

        // a network of 150,000 weights goes out four times; what Spark keeps of its own is small
        requireFreed(before, 300_000);
        assertThat(Local.context().getPersistentRDDs()).isEmpty();
    }

    /** The network has 2 MB; what Spark keeps of its own is far less. */
    @Test
    void aFitLeavesNothingBehindEither() throws InterruptedException {
        int before = broadcastBytes();
        new NacreAutoencoder()
                .setNetwork("autoencoder(4000)")
                .setEpochs(1)
                .setBatchSize(200)
                .fit(Local.table(TRAINING, 2));

        requireFreed(before, 1_000_000);
        assertThat(Local.context().getPersistentRDDs()).isEmpty();
    }

    /** Spark deletes what was sent to workers a little later. */
    private static void requireFreed(int before, int most) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (broadcastBytes() - before >= most && System.nanoTime() < end) Thread.sleep(50);
        assertThat(broadcastBytes() - before).isLessThan(most);
    }

    private static int broadcastBytes() {
        var master = Local.context().sc().env().blockManager().master();
        int sum = 0;
        for (BlockId id :
                scala.jdk.javaapi.CollectionConverters.asJava(master.getMatchingBlockIds(BlockId::isBroadcast, true)))
            for (var status : scala.jdk.javaapi.CollectionConverters.asJava(master.getBlockStatus(id, true))
                    .values()) sum += (int) (status.memSize() + status.diskSize());
        return sum;
    }
}
