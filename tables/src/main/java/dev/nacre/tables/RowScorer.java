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
 * Scores rows of a table, and says why.
 *
 * @param detector of encoded rows
 * @param reasons by the columns of the table
 * @param names of the columns, for messages
 */
record RowScorer(AnomalyDetector detector, ColumnReasons reasons, List<String> names) {
    /** Names a row in messages. */
    interface Place {
        String of(int sample);
    }

    void requireReasons() {
        reasons.require();
    }

    /** One for each column of raw features; unusual ones, or all, with reasons. Places count from first. */
    List<ScoredRow> score(FloatMatrix x, boolean allReasons, Place place, int first) {
        double[] scores = detector.scores(x);
        for (int s = 0; s < scores.length; s++)
            if (!Double.isFinite(scores[s])) throw Overflow.of(place.of(s), first, x, s, names, scores[s]);
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
        FloatMatrix some = new FloatMatrix(x.rows, explained.length);
        for (int i = 0; i < explained.length; i++)
            System.arraycopy(x.data, explained[i] * x.rows, some.data, i * x.rows, x.rows);
        Explanation explanation = detector.explain(some);
        Map<Integer, List<Reason>> found = new HashMap<>();
        for (int i = 0; i < explained.length; i++) found.put(explained[i], reasons.of(some, explanation, i));
        return found;
    }
}
