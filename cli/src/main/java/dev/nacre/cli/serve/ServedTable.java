package dev.nacre.cli.serve;

import dev.nacre.model.Model;
import dev.nacre.tables.TableFeatures;
import dev.nacre.tables.TableModel;

/** A model that predicts. */
record ServedTable(TableModel table) implements Served {
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
