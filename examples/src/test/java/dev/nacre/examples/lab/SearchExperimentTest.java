package dev.nacre.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a viewer sees of 25 trials each. */
class SearchExperimentTest {
    private static final Shown SHOWN = Shown.of(new SearchExperiment(), "");

    private static long distinct(String name) {
        return DoubleStream.of(SHOWN.figures(name)).distinct().count();
    }

    @Test
    void aGridTriesFiveLearningRatesAndRandomSearchAnotherOneWithEveryTrial() {
        assertThat(SHOWN.frames()).hasSize(75);
        assertThat(distinct("grid rate")).isEqualTo(5);
        assertThat(distinct("grid penalty")).isEqualTo(5);
        assertThat(distinct("random rate")).isEqualTo(25);
        assertThat(distinct("random penalty")).isEqualTo(25);
    }

    /** The range of the mean accuracies by one of the two, on the grid. */
    private static double matters(String name) {
        double[] values = SHOWN.figures(name);
        double[] accuracies = SHOWN.figures("grid accuracy");
        double[] means = DoubleStream.of(values)
                .distinct()
                .filter(value -> !name.contains("penalty") || value < 1)
                .map(value -> IntStream.range(0, 25)
                        .filter(i -> values[i] == value && SHOWN.figures("grid penalty")[i] < 1)
                        .mapToDouble(i -> accuracies[i])
                        .average()
                        .orElseThrow())
                .toArray();
        return Arrays.stream(means).max().orElseThrow()
                - Arrays.stream(means).min().orElseThrow();
    }

    @Test
    void theLearningRateMattersMuchAndThePenaltyLittleBelowOne() {
        assertThat(matters("grid rate")).isGreaterThan(0.6);
        assertThat(matters("grid penalty")).isLessThan(0.5 * matters("grid rate"));
    }

    @Test
    void theBestSoFarNeverFallsAndAllThreeEndAlike() {
        for (String name : new String[] {"grid", "random", "coarse to fine"}) {
            double[] best = SHOWN.figures(name + " best so far");
            assertThat(best).hasSize(25).isSorted();
            assertThat(best[24]).isCloseTo(SHOWN.figures("random best so far")[24], within(0.03));
        }
    }

    @Test
    void coarseToFineGathersAroundTheBest() {
        double[] rates = SHOWN.figures("coarse to fine rate");
        assertThat(spread(Arrays.copyOfRange(rates, 20, 25))).isLessThan(0.5 * spread(Arrays.copyOf(rates, 5)));
    }

    private static double spread(double[] rates) {
        return Moments.of(Arrays.stream(rates).map(Math::log10).toArray()).deviation();
    }
}
