package dev.nacre.tables;

import dev.nacre.AutoencoderSpec;
import dev.nacre.autoencoders.anomaly.AnomalyDetector;
import dev.nacre.autoencoders.anomaly.DetectionQuality;
import dev.nacre.autoencoders.anomaly.DetectorTraining;
import dev.nacre.data.Csv;
import dev.nacre.data.Dataset;
import dev.nacre.data.Missing;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Listener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Trains detectors of a table's unusual rows, and chooses among them by labels.
 *
 * @param table the features
 * @param labels for each row its label; empty if there are none
 * @param options what to do
 */
record DetectorLearning(Csv.Table table, List<String> labels, DetectionOptions options) {
    /** Share of the rows whose scores others are ranked against, and as many at least of a small table. */
    private static final double HELD_OUT = 0.2;

    private static final int FEWEST_HELD_OUT = 100;

    static DetectorLearning of(Path file, DetectionOptions options) throws IOException {
        TableOptions reading = options.reading();
        Csv.Table table = TableReader.unlabelled(file, reading);
        if (table.data().inputs() < 2)
            throw new IllegalArgumentException(file + ": one column alone has no pattern to learn; two are needed");
        int rows = table.data().size();
        DetectorTraining.requireEnough(rows, file + ": " + rows + " rows");
        if (options.labels().isEmpty()) return new DetectorLearning(table, List.of(), options);
        if (reading.missing() == Missing.DROP)
            throw new IllegalArgumentException(file + ": with labels no row may be dropped for missing values; keep "
                    + "them (--missing keep) or refuse them");
        List<String> labels = TableReader.texts(file, options.labels().get().column(), reading);
        return new DetectorLearning(table, labels, options);
    }

    /** With labels the one of the highest area under the ROC curve of the labelled rows. */
    UnusualRows best(Listener... listeners) {
        List<Optional<AutoencoderSpec>> candidates = options.autoencoders().isEmpty()
                ? List.of(Optional.empty())
                : options.autoencoders().stream().map(Optional::of).toList();
        UnusualRows best = null;
        double highest = Double.NEGATIVE_INFINITY;
        for (Optional<AutoencoderSpec> candidate : candidates) {
            AnomalyDetector detector = train(candidate, listeners);
            Optional<DetectionQuality> quality = options.labels().map(known -> judge(detector, known));
            double reached = quality.map(DetectionQuality::rocAuc).orElse(0.0);
            if (reached <= highest) continue;
            highest = reached;
            best = detector(detector, candidate, quality);
        }
        return best;
    }

    /** The labels were not learned from, so the rows need not be others. */
    private DetectionQuality judge(AnomalyDetector detector, KnownAnomalies known) {
        return known.judge(labels, detector.scores(table.data().samples().x()));
    }

    private AnomalyDetector train(Optional<AutoencoderSpec> autoencoder, Listener... listeners) {
        Dataset data = table.data();
        long seed = options.table().seed();
        double heldOut = Math.min(0.5, Math.max(HELD_OUT, (double) FEWEST_HELD_OUT / data.size()));
        DetectorTraining training =
                new DetectorTraining(rows -> DetectorNetwork.trainer(rows, seed), seed, heldOut, options.trim());
        return training.train(DetectorNetwork.of(data, autoencoder), data.samples(), options.threshold(), listeners);
    }

    private UnusualRows detector(
            AnomalyDetector found, Optional<AutoencoderSpec> autoencoder, Optional<DetectionQuality> quality) {
        Map<String, String> notes = new HashMap<>(TableSchema.notes(table.layout(), options.reading()));
        notes.put("seed", Long.toString(options.table().seed()));
        autoencoder.ifPresent(spec -> notes.put("autoencoder", Plugins.format(spec)));
        quality.ifPresent(figures -> {
            notes.put("ROC AUC", String.format(Locale.ROOT, "%.4f", figures.rocAuc()));
            notes.put("average precision", String.format(Locale.ROOT, "%.4f", figures.averagePrecision()));
        });
        return new UnusualRows(found, found.model(table.data().features()).noted(notes));
    }
}
