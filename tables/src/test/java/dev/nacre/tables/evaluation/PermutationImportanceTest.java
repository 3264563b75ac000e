package dev.nacre.tables.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.data.Dataset;
import dev.nacre.metrics.Accuracy;
import dev.nacre.metrics.Mse;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {
    /** 3·a − b, and nothing of c. */
    private static FloatMatrix sum(FloatMatrix x) {
        FloatMatrix y = new FloatMatrix(1, x.columns);
        for (int s = 0; s < x.columns; s++) y.data[s] = 3 * x.get(0, s) - x.get(1, s);
        return y;
    }

    private static Dataset rows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] x = new float[count][3];
        for (float[] row : x) for (int i = 0; i < 3; i++) row[i] = (float) random.nextGaussian();
        Dataset unnamed = Dataset.of(x);
        return new Dataset(
                unnamed.samples().withTargets(sum(unnamed.samples().x())), List.of("a", "b", "c"), List.of());
    }

    @Test
    void theErrorGrowsByTwiceTheVarianceOfWhatAColumnAdds() {
        PermutationImportance importance = new PermutationImportance(new Mse(), 1);

        List<Importance> found = importance.of(new HeldOut(PermutationImportanceTest::sum, rows(3000, 1)));

        assertThat(found).extracting(Importance::column).containsExactly("a", "b", "c");
        assertThat(found.get(0).drop()).isCloseTo(18, within(1.5));
        assertThat(found.get(1).drop()).isCloseTo(2, within(0.2));
        assertThat(found.get(2)).isEqualTo(new Importance("c", 0, 0));
        assertThat(found.get(0).deviation()).isBetween(0.01, 1.0);
    }

    @Test
    void eachModelIsJudgedOnItsOwnRowsAndTheSeedDecides() {
        HeldOut first = new HeldOut(PermutationImportanceTest::sum, rows(150, 1));
        HeldOut second = new HeldOut(PermutationImportanceTest::sum, rows(130, 2));
        PermutationImportance importance = new PermutationImportance(new Mse(), 3);

        List<Importance> both = importance.of(List.of(first, second), () -> false);

        assertThat(both).isEqualTo(importance.of(List.of(first, second), () -> false));
        assertThat(both).isNotEqualTo(new PermutationImportance(new Mse(), 4).of(List.of(first, second), () -> false));
        assertThat(both.get(0).drop()).isCloseTo(18, within(4.0));
    }

    @Test
    void theWorkIsLimitedAndTheRowsAreLeftAsTheyWere() {
        Dataset data = rows(2500, 1);
        float[] before = data.samples().x().data.clone();
        List<Integer> asked = new ArrayList<>();
        HeldOut model = new HeldOut(
                x -> {
                    asked.add(x.columns);
                    return sum(x);
                },
                data);

        new PermutationImportance(new Mse(), 2, 1, 1).of(model);
        assertThat(asked).hasSize(1 + 3 * 2).containsOnly(100);

        asked.clear();
        new PermutationImportance(new Mse(), 2, 1_000_000, 1).of(model);
        assertThat(asked).startsWith(1024, 1024, 452).hasSize(3 * 7);
        assertThat(data.samples().x().data).isEqualTo(before);
    }

    @Test
    void forAMetricThatIsBetterHigherTheDropIsPositiveToo() {
        Dataset data = Tables.classes(400, 0, 1);
        HeldOut model = new HeldOut(
                x -> {
                    double[] p = new double[x.columns];
                    for (int s = 0; s < p.length; s++) p[s] = x.get(0, s) > x.get(1, s) ? 0.9 : 0.1;
                    return Tables.two(p);
                },
                data);

        List<Importance> found = new PermutationImportance(new Accuracy(), 1).of(model);

        assertThat(found.get(0).drop()).isBetween(0.2, 0.5);
        assertThat(found.get(2)).isEqualTo(new Importance("column 3", 0, 0));
    }

    @Test
    void thousandsOfColumnsTakeFewerRepeatsAndModels() {
        Dataset wide = Dataset.of(new float[50][3000]);
        Dataset rows = new Dataset(wide.samples().withTargets(new FloatMatrix(1, 50)), List.of(), List.of());
        AtomicInteger predicted = new AtomicInteger();
        HeldOut model = new HeldOut(
                x -> {
                    predicted.incrementAndGet();
                    return new FloatMatrix(1, x.columns);
                },
                rows);

        assertThat(new PermutationImportance(new Mse(), 1).of(List.of(model, model, model), () -> false))
                .hasSize(3000);
        assertThat(predicted.get()).isEqualTo(3001);
    }

    @Test
    void itCanBeCancelledAndRefusesOtherTables() {
        HeldOut model = new HeldOut(PermutationImportanceTest::sum, rows(20, 1));
        PermutationImportance importance = new PermutationImportance(new Mse(), 1);

        assertThatThrownBy(() -> importance.of(List.of(model), () -> true)).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> new HeldOut(x -> x, Dataset.of(new float[][] {{1}})))
                .hasMessage("there are no held-out rows with targets; give at least one");
        HeldOut other = new HeldOut(x -> x, Dataset.of(new float[][] {{1}}, new float[] {1}));
        assertThatThrownBy(() -> importance.of(List.of(model, other), () -> false))
                .hasMessage("the rows of model 1 (from 0) have 1 columns, those of model 0 have 3; give rows of one "
                        + "table");
    }
}
