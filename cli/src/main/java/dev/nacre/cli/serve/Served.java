package dev.nacre.cli.serve;

import dev.nacre.model.Model;
import dev.nacre.tables.TableFeatures;
import dev.nacre.tables.TableModel;
import dev.nacre.tables.UnusualRows;

/** A model that answers requests. */
interface Served {
    Model model();

    TableFeatures features();

    /** One entry for each row. */
    byte[] answer(Rows rows);

    /** Loads what the first request would wait for. */
    void warm();

    /** A model that predicts. */
    record Predictor(TableModel table) implements Served {
        @Override
        public Model model() {
            return table.model();
        }

        @Override
        public TableFeatures features() {
            return table.features();
        }

        @Override
        public byte[] answer(Rows rows) {
            return Answers.predictions(table.predict(rows.values()), rows);
        }

        @Override
        public void warm() {
            table.model().predict(new float[features().count()]);
        }
    }

    /** A model that says which rows are unusual. */
    record Detector(UnusualRows rows) implements Served {
        @Override
        public Model model() {
            return rows.model();
        }

        @Override
        public TableFeatures features() {
            return rows.features();
        }

        @Override
        public byte[] answer(Rows asked) {
            return Answers.scores(rows.score(asked.values()), asked);
        }

        @Override
        public void warm() {
            rows.score(new float[1][features().count()]);
        }
    }
}
