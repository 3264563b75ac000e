package dev.nacre.tables;

import dev.nacre.autoencoders.anomaly.AnomalyDetector;
import dev.nacre.autoencoders.anomaly.Explanation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Scores encoded rows, and gives reasons.
 *
 * @param detector of encoded rows
 * @param reasons by the columns of the table
 * @param names of the features; empty if they have none
 */
record RowScoring(AnomalyDetector detector, ColumnReasons reasons, List<String> names) {
    /** How messages name a row. */
    interface Place {
        String of(int sample);
    }

    /** Rows of a file count from 1, those of a request from 0. */
    record Places(Place place, int first) {}

    /** Unusual rows have reasons, if the detector can give them; others do if all have. */
    List<ScoredRow> of(FloatMatrix x, boolean allReasons, Places places) {
        double[] scores = detector.scores(x);
        for (int s = 0; s < scores.length; s++)
            if (!Double.isFinite(scores[s]))
                throw Overflow.of(places.place().of(s), places.first(), x, s, names, scores[s]);
        Map<Integer, List<Reason>> why = reasons(x, scores, allReasons);
        List<ScoredRow> rows = new ArrayList<>();
        for (int s = 0; s < scores.length; s++) {
            double p = detector.calibration().pValue(scores[s]);
            boolean unusual = detector.threshold().exceededBy(scores[s]);
            rows.add(new ScoredRow(s + 1, List.of(), scores[s], p, unusual, why.getOrDefault(s, List.of())));
        }
        return rows;
    }

    /** Of the unusual rows, or of all. */
    private Map<Integer, List<Reason>> reasons(FloatMatrix x, double[] scores, boolean all) {
        int[] explained = IntStream.range(0, scores.length)
                .filter(s -> reasons.available() && (all || detector.threshold().exceededBy(scores[s])))
                .toArray();
        if (explained.length == 0) return Map.of();
        FloatMatrix some = x.getColumns(explained);
        Explanation explanation = detector.explain(some);
        Map<Integer, List<Reason>> found = new HashMap<>();
        for (int i = 0; i < explained.length; i++) found.put(explained[i], reasons.of(some, explanation, i));
        return found;
    }
}
