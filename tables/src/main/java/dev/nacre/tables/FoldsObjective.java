package dev.nacre.tables;

import dev.nacre.Metric;
import dev.nacre.data.Dataset;
import dev.nacre.training.Listener;
import dev.nacre.tuning.CrossValidation;
import dev.nacre.tuning.Trial;
import dev.nacre.tuning.TrialObjective;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;
import org.jblas.FloatMatrix;

/** Scores by cross-validation on a table. */
record FoldsObjective(Dataset training, int folds, String identity) implements TrialObjective {
    FoldsObjective(Dataset training, int folds) {
        this(training, folds, "%08x/%d".formatted(digest(training), folds));
    }

    @Override
    public double score(Trial trial) {
        return score(trial, new Listener[0]);
    }

    double score(Trial trial, Listener... listeners) {
        Metric metric = Judge.of(!training.labels().isEmpty());
        TableOptions options = new TableOptions().networks(TableSearch.networks(trial.settings(), trial.budget()));
        MemberTraining given = MemberTrainings.of(training, options);
        return new CrossValidation(training.folds(folds, trial.seed()), metric)
                .run(given.network(training, 0), given.trainer(training, 0).seed(trial.seed()), listeners)
                .mean();
    }

    /** Of all numbers and names. */
    private static long digest(Dataset data) {
        CRC32C crc = new CRC32C();
        for (FloatMatrix m : List.of(data.samples().x(), data.samples().t())) {
            ByteBuffer bytes = ByteBuffer.allocate(4 * m.rows);
            for (int c = 0; c < m.columns; c++) {
                bytes.clear().asFloatBuffer().put(m.data, c * m.rows, m.rows);
                crc.update(bytes);
            }
        }
        crc.update((data.features() + "\n" + data.labels()).getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
