package dev.nacre.cli.serve;

import dev.nacre.model.Model;
import dev.nacre.tables.TableFeatures;
import dev.nacre.tables.UnusualRows;

/** A model that says which rows are unusual. */
record ServedDetector(UnusualRows detector) implements Served {
    @Override
    public Model model() {
        return detector.model();
    }

    @Override
    public TableFeatures features() {
        return detector.features();
    }

    @Override
    public byte[] answer(Rows rows) {
        return Answers.scores(detector.score(rows.values()), rows);
    }

    @Override
    public void warm() {
        detector.score(new float[1][features().count()]);
    }
}
