package dev.nacre.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.autoencoders.anomaly.AnomalyScore;
import dev.nacre.autoencoders.anomaly.DetectionQuality;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionLabelsTest {
    private static final KnownAnomalies LABELS = KnownAnomalies.of("colour", "odd");

    @TempDir
    private Path folder;

    /** Some rows are known to be normal, some unusual; of the others nothing is known. */
    private Path labelled() throws IOException {
        String normal = Planted.normal(300, 1).replace("blue", "");
        StringBuilder odd = new StringBuilder();
        for (int i = 0; i < 12; i++) odd.append("o%d,40,%d,%d,5,ship,odd%n".formatted(i, 43 + i % 4, 70 - i));
        return Planted.write(folder.resolve("labelled.csv"), normal, odd.toString());
    }

    @Test
    void labelsJudgeAndChooseAmongAutoencoders() throws IOException {
        String[] candidates = {"variational(2, hidden=[])", "autoencoder(2, activation=identity)"};
        DetectionOptions options =
                new DetectionOptions().ids("id").labels(LABELS).autoencoders(candidates);
        UnusualRows best = UnusualRows.learn(labelled(), options);
        double[] alone = new double[2];
        for (int i = 0; i < 2; i++)
            alone[i] = UnusualRows.learn(labelled(), options.autoencoders(candidates[i]))
                    .evaluate(labelled(), LABELS)
                    .rocAuc();
        assertThat(alone[0]).isNotEqualTo(alone[1]);

        DetectionQuality quality = best.evaluate(labelled(), LABELS);
        assertThat(quality.rocAuc()).isEqualTo(Math.max(alone[0], alone[1]));
        assertThat(best.model().notes()).containsKeys("autoencoder", "ROC AUC", "average precision");
        assertThat(quality.anomalies()).isEqualTo(12);
        assertThat(quality.samples()).isBetween(130, 190);
        assertThat(quality.rocAuc()).isGreaterThan(0.65);
    }

    @Test
    void anyAutoencoderIsTakenByName() throws IOException {
        Path table = Planted.write(folder.resolve("normal.csv"), Planted.normal(200, 1));
        DetectionOptions options = new DetectionOptions().ids("id");
        UnusualRows variational = UnusualRows.learn(table, options.autoencoders("variational(2, hidden=[], beta=0.1)"));
        assertThat(variational.detector().score()).isEqualTo(AnomalyScore.PROBABILITY);
        UnusualRows machine = UnusualRows.learn(table, options.autoencoders("rbm(8, gaussian=true)"));
        assertThat(machine.detector().score()).isEqualTo(AnomalyScore.FREE_ENERGY);
        UnusualRows stack = UnusualRows.learn(table, options.autoencoders("stackedDenoising([8, 4])"));
        assertThat(stack.detector().score()).isEqualTo(AnomalyScore.RECONSTRUCTION);
        for (UnusualRows each : new UnusualRows[] {variational, machine, stack})
            assertThat(each.score(Planted.write(folder.resolve("one.csv"), Planted.OUTSIDE))
                            .get(0)
                            .pValue())
                    .as("%s", each.detector().score())
                    .isLessThan(0.15);
    }

    @Test
    void whatCanNotWorkIsRefused() throws IOException {
        DetectionOptions options = new DetectionOptions();
        assertThatThrownBy(() -> options.autoencoders("denoising", "autoencoder"))
                .hasMessage("there are 2 autoencoders and no labels to choose among them by; name one, or a column of"
                        + " labels");
        assertThatThrownBy(() -> options.autoencoders("dense(3)")).hasMessageContaining("dense");
        assertThatThrownBy(() -> options.trim(0.6)).hasMessage("trim must be >= 0 and <= 0.5, not 0.6");
        assertThatThrownBy(() -> KnownAnomalies.of("colour"))
                .hasMessageContaining("name at least one text of the column of labels");
        Path table = labelled();
        assertThatThrownBy(
                        () -> UnusualRows.learn(table, options.ids("id").labels(KnownAnomalies.of("colour", "none"))))
                .hasMessageMatching("the labels: of \\d+ labelled samples 0 are anomalies; judging needs both .*");
        assertThatThrownBy(() -> UnusualRows.learn(table, options.ids("ident")))
                .hasMessageContaining("no column called \"ident\"");
        Path small = Planted.write(folder.resolve("small.csv"), Planted.normal(8, 1));
        assertThatThrownBy(() -> UnusualRows.learn(small, options.ids("id")))
                .hasMessage(small
                        + ": 8 rows are too few to learn what is usual; 10 are needed, and some hundred are better");
        Path narrow = Planted.write(folder.resolve("narrow.csv"), Planted.normal(100, 1));
        assertThatThrownBy(() -> UnusualRows.learn(
                        narrow,
                        options.table(new TableOptions().ignore("weight", "price", "insurance", "way", "colour"))
                                .ids("id")))
                .hasMessageContaining("one column alone has no pattern to learn");
    }
}
