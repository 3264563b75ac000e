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
 * The result of training on a table.
 *
 * @param parts the data for training and test
 * @param learner the settings
 * @param learned the trained model
 * @param sanity the results of the sanity checks
 * @param log the record of the first network's training
 * @param seconds duration
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
