package dev.nacre.cli.serve;

import dev.nacre.model.Model;
import dev.nacre.tables.TableFeatures;

/** A model that answers requests. */
interface Served {
    Model model();

    TableFeatures features();

    /** One entry for each row. */
    byte[] answer(Rows rows);

    /** Loads what the first request would wait for. */
    void warm();
}
