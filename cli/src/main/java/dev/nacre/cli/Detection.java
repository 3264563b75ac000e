package dev.nacre.cli;

import dev.nacre.autoencoders.anomaly.DetectionQuality;
import dev.nacre.autoencoders.anomaly.Threshold;
import dev.nacre.data.Column;
import dev.nacre.tables.KnownAnomalies;
import dev.nacre.tables.ScoredRow;
import dev.nacre.tables.UnusualRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** What is known of the rows after scoring. Scores are kept only if they are needed, as a stream may have no end. */
final class Detection {
    /** Rows in the report. */
    private static final int MOST = 25;

    private final UnusualRows detector;
    private final List<Column> ids;
    private final Optional<KnownAnomalies> known;
    private final boolean kept;
    private final List<Double> scores = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final PriorityQueue<ScoredRow> worst = new PriorityQueue<>(Comparator.comparingDouble(ScoredRow::score));
    private long rows;
    private long unusual;

    Detection(UnusualRows detector, List<Column> ids, Optional<KnownAnomalies> known, boolean kept) {
        this.detector = detector;
        this.ids = ids;
        this.known = known;
        this.kept = kept || known.isPresent();
    }

    /** The columns to read beside the features: ids, then the label. */
    List<Column> beside() {
        List<Column> all = new ArrayList<>(ids);
        known.ifPresent(labelled -> all.add(labelled.column()));
        return all;
    }

    /** Takes a scored row, and gives it without its label. */
    ScoredRow add(ScoredRow row) {
        List<String> beside = row.ids();
        ScoredRow shown = new ScoredRow(
                row.row(), beside.subList(0, ids.size()), row.score(), row.pValue(), row.unusual(), row.reasons());
        rows++;
        if (kept) scores.add(row.score());
        if (known.isPresent()) labels.add(beside.get(ids.size()));
        if (row.unusual()) {
            unusual++;
            worst.add(shown);
            if (worst.size() > MOST) worst.remove();
        }
        return shown;
    }

    UnusualRows detector() {
        return detector;
    }

    List<Column> ids() {
        return ids;
    }

    long rows() {
        return rows;
    }

    long unusual() {
        return unusual;
    }

    double[] scores() {
        return scores.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The scores of the rows whose label says that they are unusual, or normal. */
    double[] scores(boolean anomalous) {
        return IntStream.range(0, labels.size())
                .filter(i -> !labels.get(i).isEmpty() && known.orElseThrow().isUnusual(labels.get(i)) == anomalous)
                .mapToDouble(scores::get)
                .toArray();
    }

    /** The most unusual rows, the first one most. */
    List<ScoredRow> worst() {
        return worst.stream()
                .sorted(Comparator.comparingDouble(ScoredRow::score).reversed())
                .toList();
    }

    /** Empty without labels. */
    Optional<DetectionQuality> quality() {
        return known.map(labelled -> labelled.judge(labels, scores()));
    }

    List<String> summary() {
        List<String> lines = new ArrayList<>();
        String autoencoder = detector.model().notes().get("autoencoder");
        if (autoencoder != null) lines.add("network " + autoencoder);
        quality()
                .ifPresent(q -> lines.add(String.format(
                        Locale.ROOT,
                        "ROC AUC %.4f, average precision %.4f, precision at %d %.4f; %d of %d rows with labels are "
                                + "unusual",
                        q.rocAuc(),
                        q.averagePrecision(),
                        q.anomalies(),
                        q.precisionAtK(),
                        q.anomalies(),
                        q.samples())));
        Threshold threshold = detector.threshold();
        lines.add(String.format(Locale.ROOT, "threshold %.4g (%s)", threshold.value(), threshold.how()));
        lines.add(unusual + " of " + rows + " rows are unusual");
        return lines;
    }
}
