package dev.nacre.examples.sensors;

import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Rows;
import dev.nacre.Samples;
import dev.nacre.autoencoders.anomaly.AnomalyDetector;
import dev.nacre.plugin.Plugins;
import dev.nacre.tables.DetectionOptions;
import dev.nacre.tables.ScoredRow;
import dev.nacre.tables.TableOptions;
import dev.nacre.tables.UnusualRows;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;

/** Two ways to learn what windows of a machine look like, from a run without faults. */
final class SensorDetectors {
    private static final double HELD_OUT = 0.2;
    private static final int BATCH = 32;

    private SensorDetectors() {}

    /**
     * An autoencoder that reads a window by an lstm, and writes it by another one from what the first remembers. Its
     * score is the reconstruction error.
     *
     * @param epochs passes over the windows
     */
    static AnomalyDetector lstm(Samples normal, int units, int epochs, long seed, Listener... listeners) {
        int length = normal.shape().height();
        String text = "autoencoder(0, activation=identity, encoder=lastStep(lstm(%d)), decoder=sequential([repeat(%d), "
                        .formatted(units, length)
                + "lstm(%d), eachStep(dense(%d))]))".formatted(units, Machine.CHANNELS);
        Network network = new Network(text, normal.shape(), seed);
        int held = (int) (HELD_OUT * normal.size());
        Samples learned = part(normal, 0, normal.size() - held);
        Samples watched = part(normal, normal.size() - held, normal.size());
        int steps = epochs * ((learned.size() + BATCH - 1) / BATCH);
        Optimizer optimizer = Plugins.parse(
                Optimizer.class, "chain([clipGlobalNorm(1), adam(learningRate=0.01), cosine(steps=" + steps + ")])");
        Trainer.of(optimizer)
                .batchSize(BATCH)
                .epochs(epochs)
                .seed(seed)
                .pretrain(
                        network,
                        learned,
                        watched,
                        Stream.concat(Stream.of(new EarlyStopping(epochs)), Stream.of(listeners))
                                .toArray(Listener[]::new));
        return AnomalyDetector.fit(network, watched.x(), 0.99);
    }

    private static Samples part(Samples samples, int from, int to) {
        return samples.select(IntStream.range(from, to).toArray());
    }

    /** What {@code nacre detect} does, with each window as a row of a table. */
    static UnusualRows rows(Samples normal, long seed) throws IOException {
        Path file = Files.createTempFile("nacre-windows", ".csv");
        try {
            try (Writer out = Files.newBufferedWriter(file)) {
                for (int i = 0; i < normal.inputs(); i++) out.write((i == 0 ? "x" : ",x") + i);
                out.write('\n');
                for (int s = 0; s < normal.size(); s++) out.write(row(normal.x(), s));
            }
            return UnusualRows.learn(file, new DetectionOptions().clean().table(new TableOptions().seed(seed)));
        } finally {
            Files.delete(file);
        }
    }

    private static String row(FloatMatrix x, int sample) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < x.rows; i++) line.append(i == 0 ? "" : ",").append(x.data[sample * x.rows + i]);
        return line.append('\n').toString();
    }

    /** The scores of windows as rows. */
    static double[] scores(UnusualRows detector, FloatMatrix x) {
        return detector.score(Rows.of(x)).stream().mapToDouble(ScoredRow::score).toArray();
    }
}
