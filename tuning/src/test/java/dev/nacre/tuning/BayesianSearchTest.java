package dev.nacre.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BayesianSearchTest {
    private static final int SEEDS = 40;

    @TempDir
    private Path folder;

    /** Trials whose score the function gives for the numbers of {@code x} between brackets. */
    private static Search search(String space, TrialObjective objective, long seed) {
        return new Search(SearchSpace.of(Map.of("x", space)), objective, 1, seed);
    }

    private static double[] numbers(Trial trial) {
        String text = trial.setting("x");
        return java.util.Arrays.stream(text.substring(1, text.length() - 1).split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** Branin, 1972: three minima of 0.397887. */
    private static double branin(double... x) {
        double a = x[1] - 5.1 / (4 * Math.PI * Math.PI) * x[0] * x[0] + 5 / Math.PI * x[0] - 6;
        return a * a + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x[0]) + 10;
    }

    private static final double[][] WIDTHS = {
        {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] CENTERS = {
        {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
        {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
        {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
        {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
    };

    /** Hartmann, 1973, in six dimensions: four minima, the lowest −3.32237. */
    private static double hartmann(double... x) {
        double[] depths = {1, 1.2, 3, 3.2};
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            double distance = 0;
            for (int d = 0; d < 6; d++) distance += WIDTHS[i][d] * Math.pow(x[d] - CENTERS[i][d], 2);
            sum -= depths[i] * Math.exp(-distance);
        }
        return sum;
    }

    @Test
    void theFunctionsHaveTheirPublishedMinima() {
        assertThat(branin(Math.PI, 2.275)).isCloseTo(0.397887, within(1e-6));
        assertThat(hartmann(0.20169, 0.150011, 0.476874, 0.275332, 0.311652, 0.6573))
                .isCloseTo(-3.32237, within(1e-5));
    }

    @Test
    void itBeatsRandomPointsOnBraninsFunction() {
        Gain gain =
                Gain.of(SEEDS, seed -> search("[real(-5,10),real(0,15)]", trial -> -branin(numbers(trial)), seed), 50);
        System.out.println("Branin, " + gain);
        assertThat(-gain.bayesian()).isLessThan(0.7 * -gain.random());
        assertThat(gain.wins()).isGreaterThan(0.6);
    }

    @Test
    void itBeatsRandomPointsOnHartmannsFunction() {
        String space = "[" + String.join(",", Collections.nCopies(6, "real(0,1)")) + "]";
        Gain gain = Gain.of(SEEDS, seed -> search(space, trial -> -hartmann(numbers(trial)), seed), 50);
        System.out.println("Hartmann, " + gain);
        assertThat(gain.bayesian()).isGreaterThan(gain.random() + 0.4);
        assertThat(gain.wins()).isGreaterThan(0.7);
    }

    /** Each alternative has a peak of its own; the higher one is at b, 0.2. */
    @Test
    void dimensionsInsideAlternativesCountWhereTheyAreChosen() {
        TrialObjective peaks = trial -> {
            String text = trial.setting("x");
            double x = Double.parseDouble(text.substring(2, text.length() - 1));
            return text.startsWith("b") ? 1 - Math.abs(x - 0.2) : 0.5 - Math.abs(x - 0.8);
        };
        String space = "choice(a(real(0,1)),b(real(0,1)),c(real(0,1)))";
        Gain gain = Gain.of(SEEDS, seed -> search(space, peaks, seed), 40);
        assertThat(1 - gain.bayesian()).isLessThan(0.5 * (1 - gain.random()));
    }

    private static List<String> timeless(SearchResults results) {
        return results.all().stream()
                .map(r -> r.trial() + " " + r.score() + r.failure())
                .toList();
    }

    private static double failing(Trial trial) {
        double[] x = numbers(trial);
        if (x[0] > 5) throw new IllegalArgumentException("too far");
        return -branin(x);
    }

    @Test
    void threadsAndInterruptionsDoNotChangeTheResults() throws IOException {
        SearchSpace space = SearchSpace.of(Map.of("x", "[real(-5,10),real(0,15)]"));
        Path journal = folder.resolve("journal.csv");
        List<Result> seen = Collections.synchronizedList(new ArrayList<>());
        Search threads =
                new Search(space, BayesianSearchTest::failing, 1, 3, TrialExecutor.threads(3), journal, seen::add);
        List<String> one = timeless(new Search(space, BayesianSearchTest::failing, 1, 3).bayesian(30, 3));

        assertThat(timeless(threads.bayesian(30, 3))).isEqualTo(one).hasSize(30);
        Files.write(journal, Files.readAllLines(journal).subList(0, 19));
        seen.clear();
        assertThat(timeless(threads.bayesian(30, 3))).isEqualTo(one);
        assertThat(seen).hasSize(12);
    }

    @Test
    void tenPointsAreRandomOnes() {
        Search search = search("[real(-5,10),real(0,15)]", BayesianSearchTest::failing, 2);
        assertThat(timeless(search.bayesian(12, 1)).subList(0, 10)).isEqualTo(timeless(search.random(10)));
        assertThat(timeless(search.bayesian(4, 1))).isEqualTo(timeless(search.random(4)));
        assertThat(IntStream.of(1, 4).mapToObj(n -> timeless(search.bayesian(30, n))))
                .allMatch(trials -> trials.size() == 30)
                .doesNotHaveDuplicates();
        assertThatThrownBy(() -> search.bayesian(0, 1)).hasMessage("trials must be >= 1, not 0");
        assertThatThrownBy(() -> search.bayesian(1, 0)).hasMessage("atOnce must be >= 1, not 0");
    }
}
