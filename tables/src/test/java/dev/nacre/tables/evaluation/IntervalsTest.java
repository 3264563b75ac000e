package dev.nacre.tables.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {
    /** Rows whose prediction is 0, with errors of a deviation that differs from row to row. */
    private static final class Drawn {
        private final FloatMatrix predictions;
        private final FloatMatrix truth;
        private final FloatMatrix scales;

        Drawn(int rows, double least, SplittableRandom random) {
            predictions = new FloatMatrix(1, rows);
            truth = new FloatMatrix(1, rows);
            scales = new FloatMatrix(1, rows);
            for (int s = 0; s < rows; s++) {
                scales.data[s] = (float) (least + (1 - least) * random.nextDouble());
                truth.data[s] = (float) (scales.data[s] * random.nextGaussian());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0.9, 20", "1, 0.8, 100", "0.1, 0.9, 40", "0.1, 0.5, 10"})
    void newRowsLieInsideAsOftenAsPromised(double least, double coverage, int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        double constant = 0;
        double scaled = 0;
        int trials = 400;
        for (int i = 0; i < trials; i++) {
            Drawn fitted = new Drawn(rows, least, random);
            Drawn fresh = new Drawn(50, least, random);
            Intervals plain = Intervals.fit(fitted.predictions, fitted.truth, coverage);
            Intervals wide = Intervals.fit(fitted.predictions, fitted.truth, fitted.scales, coverage);
            constant += Intervals.covered(plain.of(fresh.predictions), fresh.truth) / trials;
            scaled += Intervals.covered(wide.of(fresh.predictions, fresh.scales), fresh.truth) / trials;
        }
        // Exactly coverage to coverage + 1/(n + 1); the mean of 400 trials has a deviation below 0.008.
        double most = coverage + 1.0 / (rows + 1) + 0.025;
        assertThat(constant).isBetween(coverage - 0.025, most);
        assertThat(scaled).isBetween(coverage - 0.025, most);
    }

    @Test
    void withScalesCertainAndUncertainRowsAreCoveredAlike() {
        SplittableRandom random = new SplittableRandom(5);
        Drawn fitted = new Drawn(2000, 0.05, random);
        Drawn fresh = new Drawn(4000, 0.05, random);
        Intervals scaled = Intervals.fit(fitted.predictions, fitted.truth, fitted.scales, 0.9);
        Intervals plain = Intervals.fit(fitted.predictions, fitted.truth, 0.9);

        assertThat(uncertain(scaled.of(fresh.predictions, fresh.scales), fresh)).isBetween(0.85, 0.93);
        assertThat(uncertain(plain.of(fresh.predictions), fresh)).isLessThan(0.85);
    }

    /** The coverage of the rows with scales above 0.7. */
    private static double uncertain(FloatMatrix intervals, Drawn rows) {
        int[] which = java.util.stream.IntStream.range(0, rows.truth.columns)
                .filter(s -> rows.scales.data[s] > 0.7)
                .toArray();
        return Intervals.covered(intervals.getColumns(which), rows.truth.getColumns(which));
    }

    @Test
    void theWidthIsTheErrorAtTheCorrectedPosition() {
        // Nine errors, 1 to 9: ⌈10 · 0.8⌉ = 8, and for 0.9 the largest.
        FloatMatrix truth = Tables.row(-3, 1, 2, -9, 4, 5, 8, 7, 6);
        FloatMatrix zeros = new FloatMatrix(1, 9);

        assertThat(Intervals.fit(zeros, truth, 0.8).halfWidth()).isEqualTo(8);
        assertThat(Intervals.fit(zeros, truth, 0.9).halfWidth()).isEqualTo(9);
        assertThat(Intervals.fit(zeros, truth, 0.9).of(Tables.row(100)).data).containsExactly(91, 109);
    }

    @Test
    void scalesWidenAndTheBaseKeepsSmallOnesFromVanishing() {
        FloatMatrix truth = Tables.row(1, 1, 1, 1, 1, 1, 1, 1, 1);
        FloatMatrix zeros = new FloatMatrix(1, 9);
        FloatMatrix ones = FloatMatrix.ones(1, 9);
        Intervals scaled = Intervals.fit(zeros, truth, ones, 0.9);

        assertThat(scaled.halfWidth(1)).isCloseTo(1, within(1e-6));
        assertThat(scaled.halfWidth(2)).isCloseTo(2.1 / 1.1, within(1e-6));
        assertThat(scaled.halfWidth(0)).isCloseTo(0.1 / 1.1, within(1e-6));
        assertThat(Intervals.fit(zeros, truth, zeros, 0.9)).isEqualTo(Intervals.fit(zeros, truth, 0.9));
    }

    @Test
    void tooFewRowsAreRefusedWithTheNumberNeeded() {
        FloatMatrix eight = new FloatMatrix(1, 8);

        assertThatThrownBy(() -> Intervals.fit(eight, eight, 0.9))
                .hasMessage("8 held-out rows are too few for intervals of coverage 0.9: at least 9 are needed; give "
                        + "more rows or a lower coverage");
        assertThat(Intervals.fewestRows(0.95)).isEqualTo(19);
        assertThat(Intervals.fewestRows(0.99)).isEqualTo(99);
        assertThat(Intervals.fewestRows(0.5)).isEqualTo(1);
        assertThatThrownBy(() -> Intervals.fewestRows(1)).hasMessage("coverage must be > 0 and < 1, not 1.0");
        assertThatThrownBy(() -> Intervals.fit(new FloatMatrix(2, 9), new FloatMatrix(2, 9), 0.9))
                .hasMessageContaining("judge one predicted number at a time");
    }

    @ParameterizedTest
    @CsvSource({"0.5", "0.8", "0.9", "0.95", "0.975", "0.99"})
    void theFewestRowsAreEnough(double coverage) {
        FloatMatrix rows = new FloatMatrix(1, Intervals.fewestRows(coverage));

        assertThat(Intervals.fit(rows, rows, coverage).halfWidth()).isZero();
    }
}
