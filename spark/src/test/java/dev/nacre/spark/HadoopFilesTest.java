package dev.nacre.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.model.Model;
import dev.nacre.training.Checkpoint;
import dev.nacre.training.ParameterAveraging;
import dev.nacre.training.Trainer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models and checkpoints in a file system of Hadoop that only the driver's configuration knows. */
@JavaOfSpark
class HadoopFilesTest {
    private static final String CLASS = "fs.elsewhere.impl";

    @TempDir
    private Path folder;

    /** A file system without a {@code FileContext}. */
    public static final class Elsewhere extends RawLocalFileSystem {
        @Override
        public URI getUri() {
            return URI.create("elsewhere:///");
        }

        @Override
        public String getScheme() {
            return "elsewhere";
        }
    }

    @BeforeEach
    void mount() {
        Local.context().hadoopConfiguration().set(CLASS, Elsewhere.class.getName());
    }

    @AfterEach
    void unmount() {
        Local.context().hadoopConfiguration().unset(CLASS);
    }

    private String path(String name) {
        return "elsewhere://" + folder.resolve(name);
    }

    @Test
    void modelsAreWrittenInPlaceOfOldOnes() throws Exception {
        Network first = new Network("dense(2)", 3, 1);
        Network second = new Network("dense(2)", 3, 2);
        HadoopFiles.writeModel(path("model"), new Model(first, new CrossEntropy()));
        HadoopFiles.writeModel(path("model"), new Model(second, new CrossEntropy()));

        assertThat(Local.weights(HadoopFiles.readModel(path("model")).network()))
                .isEqualTo(Local.weights(second));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("model"));
        }
        assertThatThrownBy(() -> HadoopFiles.readModel(path("other")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("other: there is no such file");
    }

    @Test
    void trainingGoesOnFromACheckpoint() {
        Samples data = Local.digits(0, 100);
        SampleColumns columns = SampleColumns.of("features").label("label", 10);
        Network whole = new Network("dense(10)", 64, 1);
        Network begun = new Network("dense(10)", 64, 1);
        try (SparkPartitions partitions =
                SparkPartitions.of(Local.table(data, 2), columns, ParameterAveraging.ofSteps(2))) {
            trainer(4).fit(whole, partitions);
            trainer(2).fit(begun, partitions, HadoopFiles.checkpoints(path("checkpoint"), 1));
            Checkpoint found = HadoopFiles.checkpoint(path("checkpoint")).orElseThrow();
            Network resumed = found.network();
            trainer(4).fit(found, partitions);

            assertThat(Local.weights(resumed)).isEqualTo(Local.weights(whole));
            assertThat(HadoopFiles.checkpoint(path("none"))).isEmpty();
        }
    }

    private static Trainer trainer(int epochs) {
        return Trainer.of(new CrossEntropy(), Local.optimizer("adam"))
                .batchSize(16)
                .epochs(epochs)
                .seed(1);
    }
}
