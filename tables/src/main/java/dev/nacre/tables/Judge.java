package dev.nacre.tables;

import dev.nacre.Metric;
import dev.nacre.data.Dataset;
import dev.nacre.metrics.Accuracy;
import dev.nacre.metrics.R2;

/** The metrics that judge models of tables. */
final class Judge {
    private Judge() {}

    /** Accuracy for classes, R2 for numbers. */
    static Metric of(boolean classes) {
        return classes ? new Accuracy() : new R2();
    }

    /** The chosen one, or the usual one for the label. */
    static Metric of(TableOptions options, Dataset data) {
        return options.metric().orElse(of(!data.labels().isEmpty()));
    }
}
