package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.cli.JavaProcess;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.model.Model;
import dev.nacre.optimizers.Adam;
import dev.nacre.training.Checkpoint;
import dev.nacre.training.Checkpoints;
import dev.nacre.training.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training that writes a checkpoint after each step is killed again and again at any moment, and goes on from its
 * file: in the end it has the bits of one that nobody killed.
 */
class KilledTrainingTest {
    private static final int KILLS = 2;
    private static final Trainer TRAINER = Trainer.of(new CrossEntropy(), new Adam(0.01f))
            .batchSize(16)
            .epochs(20 * KILLS)
            .seed(5);

    @TempDir
    private Path folder;

    private static Network network() {
        return new Network("sequential([dense(64), batchNorm, relu, dropout(0.3), dense(3)])", 5, 3);
    }

    private static Samples data() {
        SplittableRandom random = new SplittableRandom(1);
        FloatMatrix x = new FloatMatrix(5, 100);
        FloatMatrix t = new FloatMatrix(3, 100);
        for (int i = 0; i < x.length; i++) x.data[i] = (float) random.nextGaussian();
        for (int s = 0; s < 100; s++) t.data[3 * s + random.nextInt(3)] = 1;
        return new Samples(x, t);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aTrainingKilledAgainAndAgainHasTheBitsOfOneThatNobodyKilled() throws Exception {
        Path whole = folder.resolve("whole");
        Process unbroken = training(folder.resolve("other"), whole);
        SplittableRandom random = new SplittableRandom(7);
        Path checkpoint = folder.resolve("checkpoint");
        Path model = folder.resolve("model");
        for (int kill = 0; kill < KILLS; kill++) {
            Process training = training(checkpoint, model);
            while (training.isAlive() && !Files.exists(checkpoint)) Thread.onSpinWait();
            assertThat(training.inputReader().readLine()).isEqualTo("training");
            training.waitFor(random.nextInt(100), TimeUnit.MILLISECONDS);
            training.destroyForcibly().waitFor();
            assertThat(model).as("it had not ended yet").doesNotExist();
            Checkpoint.read(checkpoint);
        }
        assertThat(training(checkpoint, model).waitFor()).isZero();
        assertThat(unbroken.waitFor()).isZero();
        assertThat(model).hasSameBinaryContentAs(whole);
    }

    private static Process training(Path checkpoint, Path model) throws Exception {
        // no native library, which a killed process might leave behind
        List<String> options = List.of("-Dnacre.blas=java");
        return JavaProcess.of(options, KilledTrainingTest.class, checkpoint.toString(), model.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The training: begins, or goes on from its checkpoint. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        Checkpoints checkpoints = new Checkpoints(file, 1);
        System.out.println("training");
        Model model = (Files.exists(file)
                        ? TRAINER.fit(Checkpoint.read(file), data(), checkpoints)
                        : TRAINER.fit(network(), data(), checkpoints))
                .model();
        model.save(Path.of(arguments[1]));
    }
}
