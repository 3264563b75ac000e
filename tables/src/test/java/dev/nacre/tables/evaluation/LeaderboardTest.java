package dev.nacre.tables.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Samples;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.metrics.Accuracy;
import dev.nacre.metrics.Mse;
import dev.nacre.metrics.R2;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class LeaderboardTest {
    /** A number of a and of a category, with a gap in each column; a² only if curved. */
    private static Dataset numbers(int rows, boolean curved) {
        SplittableRandom random = new SplittableRandom(4);
        FloatMatrix x = new FloatMatrix(2, rows);
        FloatMatrix t = new FloatMatrix(1, rows);
        for (int s = 0; s < rows; s++) {
            float a = (float) random.nextGaussian();
            int category = random.nextInt(3);
            x.put(0, s, 1000 + 100 * a);
            x.put(1, s, category);
            t.data[s] = 5000 + 50 * ((curved ? 2 * a * a : 2 * a) + (category == 2 ? 3 : 0));
        }
        x.put(0, 5, Float.NaN);
        x.put(1, 7, -1);
        return new Dataset(
                Samples.withMissing(x, t), List.of("a", "b"), List.of(), List.of(List.of(), List.of("p", "q", "r")));
    }

    private static double figure(Leaderboard board, String name) {
        return board.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow()
                .figure();
    }

    @Test
    void theLinearModelIsAheadWhereTheTruthIsLinear() {
        List<Split> folds = numbers(200, false).folds(2, 1);

        Leaderboard board = Leaderboard.of(new R2(), Baselines.outOfFold(folds, 1, () -> false));

        assertThat(board.rows().get(0).name()).isEqualTo("linear model");
        assertThat(figure(board, "linear model")).isGreaterThan(0.97);
        assertThat(figure(board, "mean")).isBetween(-0.1, 0.01);
        assertThat(board.rows()).allSatisfy(row -> assertThat(row.seconds()).isPositive());
    }

    @Test
    void theMlpIsAheadWhereItIsNot() {
        List<Split> folds = numbers(300, true).folds(2, 1);

        Leaderboard board = Leaderboard.of(new R2(), Baselines.outOfFold(folds, 1, () -> false));

        assertThat(board.rows().get(0).name()).isEqualTo("plain MLP");
        assertThat(figure(board, "plain MLP")).isGreaterThan(figure(board, "linear model") + 0.2);
    }

    @Test
    void classesAreGivenProbabilitiesAndTheSeedDecides() {
        Dataset data = Tables.classes(300, 0.1, 2);
        List<Split> folds = data.folds(2, 1);

        List<Candidate> all = Baselines.outOfFold(folds, 1, () -> false);

        Leaderboard board = Leaderboard.of(new Accuracy(), all);
        assertThat(figure(board, "linear model")).isGreaterThan(0.93);
        assertThat(figure(board, "plain MLP")).isGreaterThan(0.9);
        assertThat(board.rows().get(2).name()).isEqualTo("commonest class");
        for (Candidate candidate : all)
            for (FloatMatrix part : candidate.outOfFold().parts())
                for (float sum : part.columnSums().data) assertThat(sum).isBetween(0.999f, 1.001f);
        List<Candidate> again = Baselines.outOfFold(folds, 1, () -> false);
        for (int i = 0; i < all.size(); i++)
            assertThat(again.get(i).outOfFold().predictions().data)
                    .isEqualTo(all.get(i).outOfFold().predictions().data);
    }

    @Test
    void ofManyCategoriesTheCommonestHundredAreKept() {
        FloatMatrix x = new FloatMatrix(1, 400);
        for (int s = 0; s < 200; s++) x.data[s] = 1999;
        for (int s = 200; s < 399; s++) x.data[s] = s % 100;
        x.data[399] = 1500;
        List<String> names = IntStream.range(0, 2000).mapToObj(i -> "n" + i).toList();
        FloatMatrix t = new FloatMatrix(1, 400);
        for (int s = 0; s < 200; s++) t.data[s] = 1;
        Dataset data = new Dataset(new Samples(x, t), List.of(), List.of(), List.of(names));

        Dataset common = new CommonCategories(data).apply(data);

        assertThat(common.categories().get(0)).hasSize(100).contains("n1999").doesNotContain("n1500");
        assertThat(common.samples().x().data[399]).isEqualTo(-1);
        assertThat(common.samples().x().data[0])
                .isEqualTo(common.categories().get(0).indexOf("n1999"));
        Leaderboard board = Leaderboard.of(new R2(), Baselines.outOfFold(data.folds(2, 1), 1, () -> false));
        assertThat(figure(board, "linear model")).isGreaterThan(0.8);
    }

    @Test
    void theBestIsFirstWhetherHigherOrLowerIsBetter() {
        List<Split> folds = numbers(20, false).folds(2, 1);
        Candidate exact = new Candidate(
                "exact", OutOfFold.of(folds, fold -> fold.test().samples().t()), 1);
        Candidate zero = new Candidate(
                "zero",
                OutOfFold.of(folds, fold -> new FloatMatrix(1, fold.test().size())),
                1);

        assertThat(Leaderboard.of(new Mse(), List.of(zero, exact)).rows())
                .extracting(Leaderboard.Row::name)
                .containsExactly("exact", "zero");
        assertThat(Leaderboard.of(new R2(), List.of(zero, exact)).rows().get(0).standardError())
                .isZero();
    }

    @Test
    void modelsOfDifferentRowsAreNotCompared() {
        List<Split> folds = numbers(20, false).folds(2, 1);
        Candidate all = new Candidate(
                "all", OutOfFold.of(folds, fold -> fold.test().samples().t()), 1);
        Candidate some = new Candidate(
                "some",
                OutOfFold.of(folds.subList(0, 1), fold -> fold.test().samples().t()),
                1);

        assertThatThrownBy(() -> Leaderboard.of(new R2(), List.of(all, some)))
                .hasMessage("some predicts other rows than all; judge both on the same folds");
    }

    @Test
    void trainingsAreCancelled() {
        List<Split> folds = numbers(20, false).folds(2, 1);
        int[] asked = new int[1];

        assertThatThrownBy(() -> Baselines.outOfFold(folds, 1, () -> true)).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> new PlainMlp(1, () -> asked[0]++ >= 3).predict(Prepared.of(folds.get(0))))
                .isInstanceOf(CancellationException.class);
        assertThat(asked[0]).isLessThan(10);
    }
}
