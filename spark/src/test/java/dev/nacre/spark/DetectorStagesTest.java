package dev.nacre.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.nacre.Samples;
import dev.nacre.autoencoders.anomaly.AnomalyDetector;
import dev.nacre.data.Csv;
import dev.nacre.data.Target;
import dev.nacre.model.Model;
import dev.nacre.tables.ScoredRow;
import dev.nacre.tables.UnusualRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Detectors give the library's scores, whatever trained them. */
@JavaOfSpark
class DetectorStagesTest {
    private static final Samples TRAINING = Local.digits(0, 300);

    @TempDir
    private Path folder;

    @Test
    void aDetectorOfATableGivesItsScoresAndReasons() throws IOException {
        StringBuilder text = new StringBuilder("size,price,age\n");
        for (int i = 0; i < 100; i++) text.append(String.format("%d,%d,%d%n", i % 20, 3 * (i % 20) + i % 3, i % 7));
        Path csv = Files.writeString(folder.resolve("rows.csv"), text.append("10,31,90\n"));
        UnusualRows detector = UnusualRows.learn(csv);
        List<ScoredRow> expected = detector.score(csv);
        Samples rows = new Csv(new Target.None()).read(csv).samples();

        Dataset<Row> scored = new NacreAutoencoderModel(detector.model())
                .setReasonsCol("reasons")
                .transform(Local.table(rows, 1));
        List<Row> found =
                scored.select("anomalyScore", "pValue", "anomaly", "reasons").collectAsList();

        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i).getDouble(0)).isCloseTo(expected.get(i).score(), offset(1e-4));
            assertThat(found.get(i).getDouble(1)).isCloseTo(expected.get(i).pValue(), offset(0.02));
            assertThat(found.get(i).getBoolean(2)).isEqualTo(expected.get(i).unusual());
            assertThat(found.get(i).getList(3).isEmpty())
                    .isEqualTo(!expected.get(i).unusual());
        }
        Row reason = found.get(100).<Row>getList(3).get(0);
        assertThat(reason.<String>getAs("feature")).isEqualTo("age");
        assertThat(reason.<Double>getAs("share")).isGreaterThan(0.5);
        assertThat(reason.<String>getAs("found")).isEqualTo("90.0");
    }

    @Test
    void anEstimatorsDetectorHasPValues() {
        Dataset<Row> table = Local.table(TRAINING, 2);
        NacreAutoencoderModel model = new NacreAutoencoder()
                .setNetwork("variational(4)")
                .setEpochs(2)
                .setAnomalyQuantile(0.9)
                .setReasonsCol("why")
                .fit(table);
        List<Row> found = model.transform(table)
                .select("anomalyScore", "pValue", "anomaly", "why")
                .collectAsList();

        AnomalyDetector detector = AnomalyDetector.of(model.model());
        double[] scores = detector.scores(TRAINING.x());
        for (int i = 0; i < scores.length; i++)
            assertThat(found.get(i).getDouble(0)).isCloseTo(scores[i], offset(1e-3 * scores[i]));
        assertThat(found.stream().filter(row -> row.getBoolean(2)).count()).isBetween(25L, 35L);
        assertThat(found).filteredOn(row -> row.getBoolean(2)).allSatisfy(row -> {
            assertThat(row.getDouble(1)).isLessThan(0.12);
            assertThat(row.getList(3)).hasSize(5);
        });
        assertThat(found.stream().mapToDouble(row -> row.getDouble(1)).average().orElseThrow())
                .isCloseTo(0.5, offset(0.02));
    }

    @Test
    void aDetectorOfAnEarlierVersionJudgesByReconstructionErrors() {
        NacreAutoencoderModel fitted =
                new NacreAutoencoder().setNetwork("autoencoder(4)").setEpochs(1).fit(Local.table(TRAINING, 1));
        Map<String, String> notes = new HashMap<>(
                Map.of("anomaly threshold", fitted.threshold().orElseThrow().toString(), "anomaly quantile", "0.99"));
        Model model = fitted.model();
        Model old = new Model(model.network(), model.loss(), List.of(), List.of(), notes);

        Dataset<Row> scored = new NacreAutoencoderModel(old).transform(Local.table(TRAINING, 1));

        assertThat(scored.filter("anomalyScore <> reconstructionError").count()).isZero();
        assertThat(scored.filter("not isnan(pValue)").count()).isZero();
        assertThat(scored.filter("anomaly").count())
                .isEqualTo(fitted.transform(Local.table(TRAINING, 1))
                        .filter("anomaly")
                        .count())
                .isBetween(1L, 6L);
    }
}
