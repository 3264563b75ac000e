package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.autoencoders.Autoencoder;
import dev.nacre.data.RowSource;
import dev.nacre.data.StreamedDataset;
import dev.nacre.diagnosis.SanityCheck;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.losses.BinaryCrossEntropy;
import dev.nacre.model.Model;
import dev.nacre.optimizers.Lbfgs;
import dev.nacre.optimizers.Sgd;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.FullBatchTraining;
import dev.nacre.training.SupervisedObjective;
import dev.nacre.training.Trainer;
import dev.nacre.tuning.LearningRateFinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every module that walks over streamed data closes it: afterwards no file is open and no reader thread is left. */
class ClosedStreamsTest {
    private static final int ROWS = 20_000;

    /**
     * Rows of two features, and whether the first is the larger one, as 0 or {@code yes}. Notes who reads them, and how
     * many readings are open.
     */
    private record Source(int bad, float yes, AtomicInteger readings, List<Thread> readers) implements RowSource {
        Source(int bad, float yes) {
            this(bad, yes, new AtomicInteger(), Collections.synchronizedList(new ArrayList<>()));
        }

        @Override
        public int inputs() {
            return 2;
        }

        @Override
        public int targets() {
            return 1;
        }

        @Override
        public OptionalLong samples() {
            return OptionalLong.of(ROWS);
        }

        @Override
        public Rows open() {
            readings.incrementAndGet();
            readers.add(Thread.currentThread());
            return new Rows() {
                private int row;

                @Override
                public boolean next(float[] x, int xStart, float[] t, int tStart) throws IOException {
                    if (row == bad) throw new IOException("row " + row + " is bad");
                    if (row == ROWS) return false;
                    x[xStart] = row % 7 - 3;
                    x[xStart + 1] = row % 5 - 2;
                    t[tStart] = x[xStart] > x[xStart + 1] ? yes : 0;
                    row++;
                    return true;
                }

                @Override
                public void close() {
                    readings.decrementAndGet();
                }
            };
        }
    }

    private final Source good = new Source(-1, 1);
    private final Source bad = new Source(ROWS - 1, 1);
    private final Source wrong = new Source(-1, 255);
    private final StreamedDataset data = new StreamedDataset(good).buffer(100);
    private final StreamedDataset broken = new StreamedDataset(bad).buffer(100);
    private final StreamedDataset refused = new StreamedDataset(wrong).buffer(100);
    private final Trainer trainer =
            Trainer.of(new BinaryCrossEntropy(), new Sgd(0.01f)).batchSize(64).epochs(3);
    private final LayerSpec line = new Dense(1);

    @AfterEach
    void nothingIsLeft() {
        for (Source source : List.of(good, bad, wrong)) {
            assertThat(source.readings()).hasValue(0);
            assertThat(source.readers()).noneMatch(Thread::isAlive);
        }
        assertThat(good.readers().size()
                        + bad.readers().size()
                        + wrong.readers().size())
                .isPositive();
    }

    private static void fails(Runnable action) {
        assertThatThrownBy(action::run).isInstanceOf(UncheckedIOException.class).hasMessageContaining("is bad");
    }

    /** Ends at the beginning of a stream, whose reader is ahead. */
    private static void refuses(Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("takes numbers from 0 to 1, not 255.0");
    }

    @Test
    void aTrainingThatEarlyStoppingEnds() {
        trainer.epochs(100).fit(new Network(line, 2, 1), data, data, new EarlyStopping(1));
    }

    @Test
    void aValidationThatThrows() {
        fails(() -> trainer.fit(new Network(line, 2, 1), data, broken));
        refuses(() -> trainer.fit(new Network(line, 2, 1), data, refused));
    }

    @Test
    void aTrainingThatThrows() {
        fails(() -> trainer.fit(new Network(line, 2, 1), broken));
        refuses(() -> trainer.fit(new Network(line, 2, 1), refused));
    }

    @Test
    void preprocessingAndEvaluationsThatThrow() {
        fails(() -> new Network("sequential([fillMissing, pca, standardize])", 2, 1).fitPreprocessing(broken));
        Model model = new Model(new Network(line, 2, 1), new BinaryCrossEntropy());
        fails(() -> model.evaluate(broken));
        refuses(() -> model.evaluate(refused));
    }

    @Test
    void preTrainingThatEndsAndThatThrows() {
        LayerSpec layers = new Sequential(new Autoencoder(1), new Dense(1));
        trainer.pretrain(new Network(layers, 2, 1), data, data);
        fails(() -> trainer.pretrain(new Network(layers, 2, 1), data, broken));
    }

    @Test
    void fullBatchTrainingThatEndsAndThatThrows() {
        assertThat(fullBatch(new Network(line, 2, 1), data).run(3)).isPositive();
        fails(() -> fullBatch(new Network(line, 2, 1), broken).run(3));
        refuses(() -> fullBatch(new Network(line, 2, 1), refused).run(3));
    }

    @Test
    void fullBatchTrainingThatEndsEarly() {
        Network diverging = new Network(line, 2, 1);
        diverging.parameter("bias").value().fill(Float.NaN);
        assertThatThrownBy(() -> fullBatch(diverging, data).iterate()).hasMessageContaining("the loss is NaN");
    }

    private static FullBatchTraining fullBatch(Network network, StreamedDataset stream) {
        return new FullBatchTraining(
                new SupervisedObjective(network, new BinaryCrossEntropy(), List.of()), new Lbfgs(), stream);
    }

    @Test
    void theLearningRateFinderThatIsDoneEndsEarlyOrThrows() {
        Trainer unit = trainer.optimizer(new Sgd(1));
        assertThat(new LearningRateFinder(1e-6, 1e-3, 30).find(line, unit, data).points())
                .hasSize(30);
        assertThat(new LearningRateFinder(1e-2, 1e4, 50).find(line, unit, data).points())
                .hasSizeLessThan(50);
        fails(() -> new LearningRateFinder(1e-6, 1e-3, 400).find(line, unit, broken));
        refuses(() -> new LearningRateFinder(1e-6, 1e-3, 30).find(line, unit, refused));
    }

    @Test
    void theSanityCheckThatIsDoneOrThrows() {
        LayerSpec layers = Plugins.parse(LayerSpec.class, "sequential([standardize, dense(1)])");
        assertThat(new SanityCheck(layers, trainer, data, data).run().checks()).isNotEmpty();
        fails(() -> new SanityCheck(layers, trainer, data, broken).run());
        fails(() -> new SanityCheck(layers, trainer, broken, data).run());
    }
}
