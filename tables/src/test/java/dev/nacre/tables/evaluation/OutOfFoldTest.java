package dev.nacre.tables.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.metrics.Accuracy;
import dev.nacre.metrics.Mse;
import java.util.List;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class OutOfFoldTest {
    /** Row i has the feature i and the target i². */
    private static Dataset squares(int rows) {
        float[][] x = new float[rows][1];
        float[] t = new float[rows];
        for (int i = 0; i < rows; i++) {
            x[i][0] = i;
            t[i] = i * i;
        }
        return Dataset.of(x, t);
    }

    @Test
    void predictionsComeBackInTheOrderOfTheTable() {
        Dataset data = squares(17);

        OutOfFold predicted =
                OutOfFold.of(data.folds(3, 1), fold -> fold.test().samples().x());

        assertThat(predicted.rows()).isEqualTo(IntStream.range(0, 17).toArray());
        assertThat(predicted.predictions().data).isEqualTo(data.samples().x().data);
        assertThat(predicted.truth().data).isEqualTo(data.samples().t().data);
    }

    @Test
    void someFoldsPredictTheirOwnRowsOnly() {
        Dataset data = squares(17);
        List<Split> some = data.folds(3, 1).subList(1, 2);

        OutOfFold predicted = OutOfFold.of(some, fold -> fold.test().samples().x());

        assertThat(predicted.rows()).isEqualTo(some.get(0).testRows());
        assertThat(predicted.truth().data)
                .isEqualTo(data.select(predicted.rows()).samples().t().data);
        assertThat(predicted.standardError(new Mse())).isNaN();
    }

    @Test
    void theStandardErrorIsThatOfTheMeanOverFolds() {
        Dataset data = Tables.classes(8, 0, 1);
        List<Split> folds = data.folds(2, 1);
        // All of the first fold right, half of the second.
        FloatMatrix right = folds.get(0).test().samples().t();
        FloatMatrix half = folds.get(1).test().samples().t().dup();
        for (int s = 0; s < half.columns / 2; s++) {
            half.put(0, s, 1 - half.get(0, s));
            half.put(1, s, 1 - half.get(1, s));
        }
        OutOfFold predicted = new OutOfFold(folds, List.of(right, half));

        assertThat(predicted.figure(new Accuracy())).isEqualTo(0.75);
        assertThat(predicted.standardError(new Accuracy())).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Dataset data = squares(6);
        List<Split> folds = data.folds(2, 1);
        FloatMatrix part = new FloatMatrix(1, 3);

        assertThatThrownBy(() -> new OutOfFold(folds, List.of(part))).hasMessageContaining("one part for each");
        assertThatThrownBy(() -> new OutOfFold(folds, List.of(part, new FloatMatrix(1, 2))))
                .hasMessage("predictions are 1 × 2, the truth is 1 × 3; give one prediction for each target");
        assertThatThrownBy(() -> new OutOfFold(List.of(folds.get(0), folds.get(0)), List.of(part, part)))
                .hasMessageContaining("is a test row of two folds");
        assertThatThrownBy(() -> new OutOfFold(List.of(new Split(data, data)), List.of(new FloatMatrix(1, 6))))
                .hasMessageContaining("fold 0 (from 0) has no testRows");
    }
}
