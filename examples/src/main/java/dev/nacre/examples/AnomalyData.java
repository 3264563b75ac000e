package dev.nacre.examples;

import dev.nacre.cli.console.WrongUse;
import dev.nacre.data.Column;
import dev.nacre.data.Csv;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.data.Target;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Data for anomaly detection: only the last part has samples of the anomalous class.
 *
 * @param train normal samples for training
 * @param watched normal samples for early stopping and for the threshold
 * @param normal the other normal samples, for evaluation
 * @param anomalous all samples of the anomalous class, for evaluation
 */
record AnomalyData(Dataset train, Dataset watched, Dataset normal, Dataset anomalous) {
    private static final double JUDGED_SHARE = 0.3;
    private static final double WATCHED_SHARE = 0.25;

    /** The breast tumours in the jar; UCI breast cancer (diagnostic) by Wolberg et al., CC BY 4.0. */
    static Dataset tumours() throws IOException {
        String name = "breast-cancer.csv.gz";
        return new Csv(new Target.Classes(new Column.Last(), List.of("benign", "malignant")))
                .read(Resources.open(name), name);
    }

    static AnomalyData of(Dataset data, String anomalous, long seed) {
        int label = data.labels().indexOf(anomalous);
        if (label < 0)
            throw new WrongUse("--class: there is no class " + anomalous + "; the classes are "
                    + String.join(", ", data.labels()));
        Split judged = data.select(samples(data, label, false)).split(1 - JUDGED_SHARE, seed);
        Split learned = judged.training().split(1 - WATCHED_SHARE, seed);
        Dataset others = data.select(samples(data, label, true));
        return new AnomalyData(learned.training(), learned.test(), judged.test(), others);
    }

    private static int[] samples(Dataset data, int label, boolean which) {
        return IntStream.range(0, data.size())
                .filter(s -> data.classOf(s) == label == which)
                .toArray();
    }
}
