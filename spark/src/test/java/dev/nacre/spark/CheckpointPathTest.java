package dev.nacre.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Network;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.ParameterAveraging;
import dev.nacre.training.Trainer;
import dev.nacre.training.Training;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An estimator that is fitted again after the driver died continues from its checkpoint. */
@JavaOfSpark
class CheckpointPathTest {
    private static final String NETWORK = "sequential([autoencoder(12), dense(10)])";
    private final Dataset<Row> table = Local.table(Local.digits(0, 200), 2);

    @TempDir
    private Path folder;

    private static NacreClassifier classifier() {
        return new NacreClassifier()
                .setNetwork(NETWORK)
                .setOptimizer("adam(learningRate=0.01)")
                .setBatchSize(20)
                .setLocalSteps(3)
                .setPretrainEpochs(3)
                .setEpochs(4);
    }

    private String path() {
        return folder.resolve("checkpoint").toUri().toString();
    }

    /** What a fit does until the driver dies. */
    private void dies(String stage, int epoch) {
        Listener death = new Listener() {
            @Override
            public void onEpoch(Training training, Epoch done) {
                if (training.stage().startsWith(stage) && done.number() == epoch)
                    throw new IllegalStateException("dead");
            }
        };
        Listener keep = HadoopFiles.checkpoints(path(), 1);
        SampleColumns columns = SampleColumns.of("features").label("label", 10);
        Network network = new Network(NETWORK, 64, 1);
        try (SparkPartitions partitions = SparkPartitions.of(table, columns, ParameterAveraging.ofSteps(3))) {
            assertThatThrownBy(() -> {
                        trainer(3).pretrain(network, partitions, keep, death);
                        trainer(4).fit(network, partitions, keep, death);
                    })
                    .hasMessage("dead");
        }
    }

    private static Trainer trainer(int epochs) {
        return Trainer.of(new CrossEntropy(), Local.optimizer("adam(learningRate=0.01)"))
                .batchSize(20)
                .epochs(epochs)
                .seed(1);
    }

    @Test
    void aFitGoesOnToTheSameBitsAndTakesTheCheckpointAway() {
        float[] expected = Local.weights(classifier().fit(table).model().network());
        for (String stage : new String[] {"pre-training", "training"}) {
            dies(stage, 2);
            assertThat(HadoopFiles.checkpoint(path())).isPresent();
            NacreClassificationModel model =
                    classifier().setCheckpointPath(path()).fit(table);

            assertThat(Local.weights(model.model().network())).isEqualTo(expected);
            assertThat(HadoopFiles.checkpoint(path())).isEmpty();
        }
    }

    @Test
    void aCheckpointOfAnotherTrainingIsRefused() {
        dies("training", 1);
        NacreClassifier classifier = classifier().setCheckpointPath(path());

        assertThatThrownBy(() -> classifier.setNetwork("dense(10)").fit(table))
                .hasMessageContaining("is of another network, sequential(")
                .hasMessageContaining("delete it, or set another checkpointPath");
        assertThatThrownBy(() -> classifier.setNetwork(NETWORK).setBatchSize(10).fit(table))
                .hasMessageContaining("another batch size: 20, not 10");
    }

    @Test
    void whatAFullBatchOptimizerCannotDoIsRefusedBeforeItBegins() {
        assertThatThrownBy(() -> classifier().setOptimizer("lbfgs").fit(table))
                .hasMessageContaining("lbfgs is a full-batch optimizer, which does not support pre-training");
        assertThatThrownBy(() -> new NacreClassifier()
                        .setNetwork("dense(10)")
                        .setOptimizer("lbfgs")
                        .setPatience(1)
                        .fit(table))
                .hasMessageContaining("leave out pretrainEpochs, patience and checkpointPath");
    }
}
