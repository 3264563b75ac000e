package dev.nacre.autoencoders.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Network;
import dev.nacre.losses.Mse;
import dev.nacre.metrics.RocAuc;
import dev.nacre.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnomalyDetectorTest {
    private static final String NEIGHBOURS = "sequential([referenceRows(500), denoising(8, corruption=masking(0.1))])";

    private static final String AROUND = "encoder=conv(4, kernel=1), decoder=conv(3, kernel=1)";

    @TempDir
    private Path folder;

    private static double rocAuc(AnomalyDetector detector) {
        double[] normal = detector.scores(Line.samples(200, 0, 7));
        double[] unusual = detector.scores(Line.samples(200, 0.7, 8));
        double[] scores = Arrays.copyOf(normal, 400);
        System.arraycopy(unusual, 0, scores, 200, 200);
        boolean[] truth = new boolean[400];
        Arrays.fill(truth, 200, 400, true);
        return RocAuc.of(scores, truth);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "autoencoder(1, activation=identity); reconstruction",
                "stacked([autoencoder(2, activation=identity), autoencoder(1, activation=identity)]); reconstruction",
                "variational(1, beta=0.01, hidden=[]); probability",
                "autoencoder(1, activation=identity, " + AROUND + "); reconstruction",
                "variational(1, beta=0.01, hidden=[], " + AROUND + "); probability",
                "rbm(8, gaussian=true); freeEnergy",
                NEIGHBOURS + "; neighbours"
            })
    void anyAutoencoderFindsWhatIsOffTheLine(String layers, String score) throws IOException {
        AnomalyDetector detector = AnomalyDetector.fit(Line.trained(layers), Line.samples(500, 0, 2), 0.95);

        assertThat(detector.score()).hasToString(score);
        assertThat(rocAuc(detector)).isGreaterThan(score.equals("freeEnergy") ? 0.7 : 0.95);

        detector.model(List.of("a", "b", "c")).save(folder.resolve("detector"));
        AnomalyDetector read = AnomalyDetector.of(Model.load(folder.resolve("detector")));
        FloatMatrix x = Line.samples(20, 0.3, 3);
        assertThat(read.scores(x)).containsExactly(detector.scores(x));
        assertThat(read.pValues(x)).containsExactly(detector.pValues(x));
        assertThat(read.threshold()).isEqualTo(detector.threshold());
        assertThat(read.explain(x).parts().data)
                .containsExactly(detector.explain(x).parts().data);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "autoencoder(1, activation=identity)",
                "variational(1, beta=0.01, hidden=[])",
                "rbm(8, gaussian=true)",
                NEIGHBOURS
            })
    void samplesOneByOneHaveTheScoresOfTheBatch(String layers) {
        AnomalyDetector detector = AnomalyDetector.fit(Line.trained(layers), Line.samples(100, 0, 2), 0.9);
        FloatMatrix x = Line.samples(50, 0.2, 4);
        double[] together = detector.scores(x);
        for (int s = 0; s < x.columns; s++)
            assertThat(detector.scores(new FloatMatrix(3, 1, Arrays.copyOfRange(x.data, 3 * s, 3 * s + 3)))[0])
                    .isCloseTo(together[s], within(1e-4 * Math.max(1, Math.abs(together[s]))));
    }

    @Test
    void theFeatureOffTheLineHasTheLargestPart() {
        AnomalyDetector detector = AnomalyDetector.fit(Line.trained(NEIGHBOURS), Line.samples(100, 0, 2), 0.9);
        FloatMatrix x = new FloatMatrix(3, 1, 0.5f, 1, 1.2f);
        Explanation why = detector.explain(x);
        assertThat(why.parts().data[2]).isGreaterThan(why.parts().data[0]).isGreaterThan(why.parts().data[1]);
        assertThat(why.found().data).containsExactly(x.data);
        assertThat(why.expected().data[2]).isBetween(-0.8f, 0.6f);
    }

    @Test
    void partsOfReconstructionErrorsSumUpToThem() {
        AnomalyDetector detector =
                AnomalyDetector.fit(Line.trained("variational(1, hidden=[])"), Line.samples(100, 0, 2), 0.9);
        FloatMatrix x = Line.samples(9, 0.4, 4);
        FloatMatrix parts = detector.explain(x).parts();
        double[] scores = detector.scores(x);
        for (int s = 0; s < 9; s++)
            assertThat((double) parts.data[3 * s] + parts.data[3 * s + 1] + parts.data[3 * s + 2])
                    .isCloseTo(scores[s], within(1e-5));
    }

    @Test
    void aTrainingRowIsNotItsOwnNeighbour() {
        Network network = Line.trained(NEIGHBOURS);
        AnomalyDetector detector = AnomalyDetector.fit(network, Line.samples(100, 0, 2), 0.9);
        double[] training = detector.scores(Line.samples(300, 0, 1));
        double[] fresh = detector.scores(Line.samples(300, 0, 5));
        assertThat(mean(training)).isCloseTo(mean(fresh), within(0.1 * mean(fresh)));
    }

    private static double mean(double... scores) {
        return Arrays.stream(scores).average().orElseThrow();
    }

    @Test
    void aQuantileOfTheNormalSamplesLiesBelowTheThreshold() {
        FloatMatrix normal = Line.samples(1001, 0, 2);
        AnomalyDetector detector =
                AnomalyDetector.fit(Line.trained("autoencoder(1, activation=identity)"), normal, 0.95);
        int alarms = 0;
        for (boolean alarm : detector.anomalies(normal)) if (alarm) alarms++;
        assertThat(alarms).isEqualTo(50);
        assertThat(detector.threshold().how()).isEqualTo("quantile 0.95");
    }

    @Test
    void theThresholdChangesWithoutTraining() {
        FloatMatrix normal = Line.samples(1000, 0, 2);
        AnomalyDetector detector =
                AnomalyDetector.fit(Line.trained("autoencoder(1, activation=identity)"), normal, 0.95);
        AnomalyDetector other = detector.withThreshold(ThresholdRule.share(0.2));
        assertThat(other.threshold().value()).isLessThan(detector.threshold().value());
        assertThat(other.scores(normal)).containsExactly(detector.scores(normal));
        assertThat(other.model(List.of()).notes()).containsEntry("anomaly threshold found by", "quantile 0.8");
        assertThat(detector.withThreshold(new ThresholdRule.Value(3)).threshold())
                .isEqualTo(new Threshold(3, "given"));
    }

    @Test
    void aModelOfAnEarlierVersionIsJudgedByReconstruction() {
        Network network = Line.trained("variational(1, hidden=[])");
        AnomalyDetector old = AnomalyDetector.of(new Model(
                network,
                new Mse(),
                List.of(),
                List.of(),
                Map.of("anomaly threshold", "0.25", "anomaly quantile", "0.9")));
        assertThat(old.threshold()).isEqualTo(new Threshold(0.25, "quantile 0.9"));
        assertThat(old.score()).isEqualTo(AnomalyScore.RECONSTRUCTION);
        assertThat(old.pValues(Line.samples(1, 0, 1))).containsExactly(Double.NaN);
        assertThatThrownBy(() -> old.withThreshold(ThresholdRule.auto()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("train it again, or give the threshold");
        assertThatThrownBy(() -> new ScoreDrift(old.calibration(), 1)).hasMessageContaining("train it again");
    }

    @Test
    void aDetectorNeedsNormalSamplesAndItsNotes() {
        Network network = new Network("autoencoder(1)", 3, 1);
        assertThatThrownBy(() -> AnomalyDetector.fit(network, new FloatMatrix(3, 0), 0.9))
                .hasMessage("the threshold needs at least one normal sample");
        assertThatThrownBy(() -> AnomalyDetector.fit(network, Line.samples(5, 0, 1), 1.5))
                .hasMessage("quantile must be > 0 and <= 1, not 1.5");
        assertThatThrownBy(() -> AnomalyDetector.fit(network, Line.samples(5, 0, 1), Double.NaN))
                .hasMessage("quantile must be > 0 and <= 1, not NaN");
        assertThatThrownBy(() -> AnomalyDetector.of(new Model(network, new Mse())))
                .hasMessage("this model is not an anomaly detector: its notes have no anomaly threshold, only []");
        assertThatThrownBy(() ->
                        new AnomalyDetector(network, AnomalyScore.NEIGHBOURS, new Threshold(1, ""), Calibration.none()))
                .hasMessageContaining("put referenceRows(1000) before the autoencoder");
        assertThatThrownBy(() -> new AnomalyDetector(
                        network, AnomalyScore.FREE_ENERGY, new Threshold(1, ""), Calibration.none()))
                .hasMessageContaining("this score needs a single rbm as autoencoder");
        assertThatThrownBy(() -> AnomalyScore.parse("distance"))
                .hasMessage("the score must be one of [reconstruction, probability, freeEnergy, neighbours], not"
                        + " distance");
    }
}
