package dev.nacre.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.training.Checkpoint;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.ParameterAveraging;
import dev.nacre.training.Trainer;
import dev.nacre.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults on a cluster whose executors are processes of their own, with a plugin that executors have by {@code --jars}
 * only.
 */
@JavaOfSpark
class FaultsTest {
    private static final Samples TRAINING = Local.digits(0, 240);
    private static final SampleColumns COLUMNS = SampleColumns.of("features").label("label", 10);
    private static final Trainer TRAINER = Trainer.of(new CrossEntropy(), Local.optimizer("adam(learningRate=0.01)"))
            .batchSize(16)
            .epochs(3)
            .seed(9);

    @TempDir
    private Path folder;

    private Network network(String kind) {
        return new Network(
                "sequential([dense(16, activation=relu), mischief(\"" + kind + "\", folder=\"" + folder
                        + "\"), dropout(0.2), dense(10)])",
                64,
                2);
    }

    private float[] train(String kind, ParameterAveraging averaging, Listener... listeners) {
        Network network = network(kind);
        try (SparkPartitions partitions = SparkPartitions.of(Local.table(TRAINING, 3), COLUMNS, averaging)) {
            TRAINER.fit(network, partitions, listeners);
        }
        return Local.weights(network);
    }

    @Test
    void whateverGoesWrongTrainingEndsWithTheSameBits() throws IOException {
        float[] rounds = train("none", ParameterAveraging.ofSteps(4));
        float[] exact = train("none", ParameterAveraging.exact());
        String checkpoint = folder.resolve("checkpoint").toUri().toString();
        Local.session().stop();
        try (Cluster cluster = new Cluster(folder)) {
            assertThat(cluster).isNotNull();
            assertThat(train("throw", ParameterAveraging.ofSteps(4))).isEqualTo(rounds);
            assertThat(train("straggle", ParameterAveraging.ofSteps(4))).isEqualTo(rounds);
            assertThat(train("halt", ParameterAveraging.ofSteps(4))).isEqualTo(rounds);
            assertThat(train("none", ParameterAveraging.exact())).isEqualTo(exact);
            assertThatThrownBy(() -> train(
                            "none",
                            ParameterAveraging.ofSteps(4),
                            HadoopFiles.checkpoints(checkpoint, 1),
                            diesAfter(2)))
                    .hasMessage("the driver dies");
        }
        assertThat(folder).isDirectoryContaining(file -> file.endsWith("throw"));
        assertThat(folder).isDirectoryContaining(file -> file.endsWith("straggle"));
        assertThat(folder).isDirectoryContaining(file -> file.endsWith("halt"));

        Checkpoint read = resumable(checkpoint);
        Network network = read.network();
        try (SparkPartitions partitions =
                SparkPartitions.of(Local.table(TRAINING, 3), COLUMNS, ParameterAveraging.ofSteps(4))) {
            TRAINER.fit(read, partitions);
        }
        assertThat(Local.weights(network)).isEqualTo(rounds);
    }

    /** In a new session: the cluster is gone. */
    private static Checkpoint resumable(String path) {
        Local.session();
        return HadoopFiles.checkpoint(path).orElseThrow();
    }

    private static Listener diesAfter(int epoch) {
        return new Listener() {
            @Override
            public void onEpoch(Training training, Epoch done) {
                if (done.number() == epoch) throw new IllegalStateException("the driver dies");
            }
        };
    }
}
