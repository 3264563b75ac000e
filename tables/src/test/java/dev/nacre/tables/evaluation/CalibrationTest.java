package dev.nacre.tables.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Mode;
import dev.nacre.losses.CrossEntropy;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {
    private static final int CLASSES = 3;
    private static final int ROWS = 3000;
    private final FloatMatrix logits = new FloatMatrix(CLASSES, ROWS);
    private final FloatMatrix truth = new FloatMatrix(CLASSES, ROWS);

    /** Classes drawn from the softmax of the logits; then the logits are multiplied, which makes them too sure. */
    private void tooSure(double factor) {
        SplittableRandom random = new SplittableRandom(7);
        for (int s = 0; s < ROWS; s++) {
            double[] e = new double[CLASSES];
            double sum = 0;
            for (int i = 0; i < CLASSES; i++) {
                float z = (float) (2 * random.nextGaussian());
                logits.put(i, s, (float) (z * factor));
                sum += e[i] = Math.exp(z);
            }
            double u = random.nextDouble() * sum;
            int drawn = 0;
            while (drawn < CLASSES - 1 && (u -= e[drawn]) > 0) drawn++;
            truth.put(drawn, s, 1);
        }
    }

    private FloatMatrix probabilities() {
        FloatMatrix p = new FloatMatrix(CLASSES, ROWS);
        new CrossEntropy().predict(logits, p);
        return p;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 3, 10})
    void theTemperatureUndoesWhatMadeTheLogitsTooSureOrUnsure(double factor) {
        tooSure(factor);

        Temperature temperature = Temperature.fitLogits(logits, truth);

        assertThat(temperature.value()).isCloseTo(factor, within(0.1 * factor));
        assertThat(Temperature.fit(probabilities(), truth).value())
                .isCloseTo(temperature.value(), within(1e-2 * factor));
    }

    @Test
    void noOtherTemperatureHasALowerCrossEntropy() {
        tooSure(3);
        double best = Temperature.fitLogits(logits, truth).value();

        double least = crossEntropy(new Temperature(best));

        for (double other : new double[] {best * 0.98, best * 1.02, 1, 2})
            assertThat(crossEntropy(new Temperature(other))).isGreaterThan(least);
    }

    private double crossEntropy(Temperature temperature) {
        FloatMatrix p = temperature.apply(probabilities());
        double sum = 0;
        for (int i = 0; i < p.length; i++) if (truth.data[i] > 0) sum -= Math.log(p.data[i]);
        return sum / ROWS;
    }

    @Test
    void theLayerGivesTheCalibratedProbabilities() {
        tooSure(3);
        Temperature temperature = new Temperature(2.5);
        FloatMatrix scaled =
                temperature.layer().build(CLASSES, new SplittableRandom(1)).forward(logits, Mode.INFER);
        FloatMatrix p = new FloatMatrix(CLASSES, ROWS);
        new CrossEntropy().predict(scaled, p);

        assertThat(p.data).containsExactly(temperature.apply(probabilities()).data, within(1e-4f));
    }

    @Test
    void calibrationLowersTheErrorAndShowsInTheTable() {
        tooSure(3);
        FloatMatrix calibrated = Temperature.fit(probabilities(), truth).apply(probabilities());

        assertThat(Reliability.of(probabilities(), truth).error()).isGreaterThan(0.1);
        Reliability table = Reliability.of(calibrated, truth);
        assertThat(table.error()).isLessThan(0.03);
        assertThat(table.bins().stream().mapToInt(Reliability.Bin::count).sum()).isEqualTo(ROWS);
    }

    @Test
    void theErrorIsTheWeightedMeanOverFifteenBins() {
        // Confidences 0.95, 0.95, 0.7: the last bin has accuracy 0.5, the other 1.
        Reliability table = Reliability.of(Tables.two(0.95, 0.05, 0.7), Tables.oneHot(2, 1, 1, 1));

        assertThat(table.bins()).hasSize(2);
        assertThat(table.bins().get(0).count()).isEqualTo(1);
        assertThat(table.bins().get(1).accuracy()).isEqualTo(0.5);
        assertThat(table.error()).isCloseTo((2 * 0.45 + 0.3) / 3, within(1e-6));
    }

    @Test
    void certaintyBelongsToTheLastBin() {
        Reliability table = Reliability.of(Tables.two(1, 0.95, 0.93, 0), Tables.oneHot(2, 1, 1, 1, 0));

        assertThat(table.bins()).extracting(Reliability.Bin::count).isEqualTo(List.of(1, 3));
    }

    @Test
    void fewRowsOrNoMistakeOrNoInformationLeaveProbabilitiesAsTheyAre() {
        FloatMatrix few = Tables.two(0.9, 0.9, 0.9);
        assertThat(Temperature.fit(few, Tables.oneHot(2, 0, 1, 0)).value()).isEqualTo(1);

        double[] sure = new double[50];
        Arrays.fill(sure, 0.8);
        int[] right = new int[50];
        Arrays.fill(right, 1);
        assertThat(Temperature.fit(Tables.two(sure), Tables.oneHot(2, right)).value())
                .isEqualTo(1);

        Arrays.fill(sure, 0.5);
        right[0] = 0;
        assertThat(Temperature.fit(Tables.two(sure), Tables.oneHot(2, right)).value())
                .isEqualTo(1);
    }

    @Test
    void surePredictionsThatAreAllWrongGetTheHighestTemperature() {
        double[] sure = new double[50];
        Arrays.fill(sure, 1);

        assertThat(Temperature.fit(Tables.two(sure), Tables.oneHot(2, new int[50]))
                        .value())
                .isCloseTo(20, within(0.01));
    }

    @Test
    void whatIsNoProbabilityOfAClassIsRefused() {
        assertThatThrownBy(() -> Temperature.fit(Tables.row(1), Tables.row(1)))
                .hasMessageContaining("give one-hot classes");
        assertThatThrownBy(() -> Reliability.of(Tables.two(0.5, Double.NaN), Tables.oneHot(2, 0, 1)))
                .hasMessage("the prediction for row 1 (from 0) is NaN; only finite numbers can be judged");
        assertThatThrownBy(() -> Reliability.of(Tables.two(0.5), Tables.oneHot(2, 0, 1)))
                .hasMessage("predictions are 2 × 1, the truth is 2 × 2; give one prediction for each target");
        assertThatThrownBy(() -> new Temperature(0)).hasMessage("value must be > 0 and finite, not 0.0");
    }
}
