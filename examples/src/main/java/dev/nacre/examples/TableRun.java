package dev.nacre.examples;

import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.diagnosis.SanityReport;
import dev.nacre.model.Model;
import dev.nacre.report.TrainingLog;
import java.util.Locale;
import java.util.Map;
import org.jblas.FloatMatrix;

/**
 * What learning from a table came to.
 *
 * @param parts to learn from, and to judge by
 * @param learner how it learned
 * @param learned what came out
 * @param sanity what was checked before
 * @param log what was seen while the first network learned
 * @param seconds it took
 */
record TableRun(
        Split parts,
        TableLearner learner,
        TableLearner.Learned learned,
        SanityReport sanity,
        TrainingLog log,
        double seconds) {
    String metric() {
        return metric(parts.test());
    }

    static String metric(Dataset data) {
        return TableLearner.classes(data) ? "accuracy" : "R2";
    }

    FloatMatrix predictions() {
        return learned.model().predict(parts.test().samples().x());
    }

    double figure() {
        return figure(learned.model(), parts.test());
    }

    static double figure(Model model, Dataset data) {
        return TableLearner.metric(data)
                .value(model.predict(data.samples().x()), data.samples().t());
    }

    /** The model with notes on the run. */
    Model model(Map<String, String> table) {
        String figure = String.format(Locale.ROOT, "%.4f", figure());
        return learned.model().noted(table).noted(Map.of("test " + metric(), figure));
    }
}
