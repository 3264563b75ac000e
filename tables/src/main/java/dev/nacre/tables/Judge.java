package dev.nacre.tables;

import dev.nacre.Metric;
import dev.nacre.metrics.Accuracy;
import dev.nacre.metrics.R2;
import dev.nacre.plugin.Plugins;

/** The metrics that judge models of tables. */
final class Judge {
    private Judge() {}

    /** Accuracy for classes, R2 for numbers. */
    static Metric of(boolean classes) {
        return classes ? new Accuracy() : new R2();
    }

    /** As people write it. */
    static String name(Metric metric) {
        return metric instanceof R2 ? "R2" : Plugins.format(metric);
    }
}
