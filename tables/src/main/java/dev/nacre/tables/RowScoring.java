package dev.nacre.tables;

import dev.nacre.autoencoders.anomaly.AnomalyDetector;
import dev.nacre.autoencoders.anomaly.Explanation;
import java.util.ArrayList;
import java.util.List;
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
        Explanation explanation = explained(scores, allReasons) ? detector.explain(x) : null;
        List<ScoredRow> rows = new ArrayList<>();
        for (int s = 0; s < scores.length; s++) {
            boolean unusual = detector.threshold().exceededBy(scores[s]);
            List<Reason> why =
                    explanation != null && (unusual || allReasons) ? reasons.of(x, explanation, s) : List.of();
            double p = detector.calibration().pValue(scores[s]);
            rows.add(new ScoredRow(s + 1, List.of(), scores[s], p, unusual, why));
        }
        return rows;
    }

    private boolean explained(double[] scores, boolean all) {
        if (!reasons.available()) return false;
        if (all) return true;
        for (double score : scores) if (detector.threshold().exceededBy(score)) return true;
        return false;
    }
}
