package dev.nacre.autoencoders.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void aPValueCountsTheScoresThatAreAtLeastAsLarge() {
        Calibration calibration = Calibration.of(3, 1, 2, 2);
        assertThat(calibration.pValue(0)).isEqualTo(1);
        assertThat(calibration.pValue(2)).isEqualTo(4 / 5.0);
        assertThat(calibration.pValue(2.5)).isEqualTo(2 / 5.0);
        assertThat(calibration.pValue(9)).isEqualTo(1 / 5.0);
        assertThat(Calibration.none().pValue(1)).isNaN();
    }

    @Test
    void ofManyScoresTwoThousandAreKeptAndPValuesHardlyChange() {
        double[] scores = new Random(3).doubles(50_000).toArray();
        Calibration calibration = Calibration.of(scores);
        assertThat(calibration.size()).isEqualTo(2000);
        for (double score : new double[] {0.01, 0.3, 0.9, 0.999})
            assertThat(calibration.pValue(score)).isCloseTo(1 - score, within(0.01));
        assertThat(Calibration.parse(calibration.text()).scores()).containsExactly(calibration.scores());
    }

    @Test
    void driftIsNoticedSoonAfterItBeginsAndNotBefore() {
        Random random = new Random(4);
        ScoreDrift drift = new ScoreDrift(
                Calibration.of(random.doubles(500).map(u -> -Math.log(u)).toArray()), 1);
        for (int i = 0; i < 3000; i++)
            assertThat(drift.add(-Math.log(random.nextDouble()))).isFalse();
        assertThat(drift.evidence()).isLessThan(1);
        int needed = 0;
        while (!drift.add(0.8 - Math.log(random.nextDouble()))) needed++;
        assertThat(needed).isLessThan(300);
        assertThat(drift.noticed()).isTrue();
        assertThat(drift.seen()).isEqualTo(3001 + needed);
    }

    @Test
    void streamsWithoutDriftSeldomRaiseAnAlarm() {
        long alarms = IntStream.range(0, 300)
                .filter(seed -> {
                    Random random = new Random(seed);
                    ScoreDrift drift =
                            new ScoreDrift(Calibration.of(random.doubles(50).toArray()), seed);
                    for (int i = 0; i < 500; i++) drift.add(random.nextDouble());
                    return drift.noticed();
                })
                .count();
        assertThat(alarms).isLessThanOrEqualTo(6); // 1 % of 300 is 3
    }

    @Test
    void lowerScoresAndOneValueAloneAreDriftToo() {
        Random random = new Random(6);
        ScoreDrift lower = new ScoreDrift(Calibration.of(random.doubles(500).toArray()), 1);
        for (int i = 0; i < 500; i++) lower.add(0.3 * random.nextDouble());
        assertThat(lower.noticed()).isTrue();
        assertThatThrownBy(() -> lower.add(Double.NaN)).hasMessage("a score must be finite, not NaN");
    }

    @Test
    void labelsJudgeScores() {
        DetectionQuality quality =
                DetectionQuality.of(new double[] {5, 4, 3, 2, 1}, new boolean[] {true, false, true, false, false});
        assertThat(quality.anomalies()).isEqualTo(2);
        assertThat(quality.rocAuc()).isCloseTo(5 / 6.0, within(1e-12));
        assertThat(quality.averagePrecision()).isCloseTo((1 + 2 / 3.0) / 2, within(1e-12));
        assertThat(quality.precisionAtK()).isEqualTo(0.5);
        assertThatThrownBy(() -> DetectionQuality.of(new double[] {1, 2}, new boolean[2]))
                .hasMessage("of 2 labelled samples 0 are anomalies; judging needs both anomalies and normal samples");
        assertThatThrownBy(() -> DetectionQuality.precision(new double[] {1}, new boolean[1], 2))
                .hasMessage("k must be >= 1 and <= 1, not 2");
    }
}
