package dev.nacre.cli;

import dev.nacre.autoencoders.anomaly.ScoreDrift;
import dev.nacre.tables.ScoredRow;
import dev.nacre.tables.UnusualRows;
import java.io.PrintWriter;
import java.util.Locale;

/** Says once when new rows are no longer like those of the training. */
final class DriftWatch {
    private final ScoreDrift drift;
    private final PrintWriter out;
    private double sum;
    private boolean said;

    private DriftWatch(ScoreDrift drift, PrintWriter out) {
        this.drift = drift;
        this.out = out;
    }

    /** Of the rows that the detector learns from there is nothing to say. */
    static DriftWatch none() {
        return new DriftWatch(null, null);
    }

    /** A detector of an earlier version has nothing to compare with. */
    static DriftWatch of(UnusualRows detector, long seed, PrintWriter out) {
        return detector.detector().calibration().size() == 0 ? none() : new DriftWatch(detector.drift(seed), out);
    }

    void add(ScoredRow row) {
        if (drift == null || said) return;
        sum += row.pValue();
        if (!drift.add(row.score())) return;
        said = true;
        double mean = sum / drift.seen();
        out.printf(
                Locale.ROOT,
                "look: drift noticed at row %d: the rows so far are %s unusual than those held out in training (mean "
                        + "p-value %.2f, without drift 0.5)%s%n",
                row.row(),
                mean < 0.5 ? "more" : "less",
                mean,
                mean < 0.5 ? "; if this is the new usual, train again" : "; are they rows of the training?");
        out.flush();
    }
}
