package dev.nacre.examples.lecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.tuning.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the course says of 25 trials by grid, at random, and from coarse to fine. */
class SearchPlaneTest {
    private static final Map<String, List<Result>> RESULTS = SearchPlane.results();

    private static long rates(String method) {
        return RESULTS.get(method).stream().map(SearchPlane::rate).distinct().count();
    }

    private static double best(List<Result> trials) {
        return trials.stream()
                .filter(trial -> !trial.failed())
                .mapToDouble(Result::score)
                .max()
                .orElseThrow();
    }

    @Test
    void aGridTriesFiveLearningRatesAndRandomSearchTwentyFive() {
        assertThat(rates("grid")).isEqualTo(5);
        assertThat(rates("random")).isEqualTo(SearchPlane.TRIALS);
    }

    @Test
    void coarseToFineGathersAroundTheBest() {
        List<Result> trials = RESULTS.get("coarse to fine");
        assertThat(spread(trials.subList(20, 25))).isLessThan(0.5 * spread(trials.subList(0, 5)));
    }

    /** The standard deviation of the logarithm of the learning rate. */
    private static double spread(List<Result> trials) {
        double[] logs = trials.stream()
                .mapToDouble(trial -> Math.log10(SearchPlane.rate(trial)))
                .toArray();
        double mean = Arrays.stream(logs).average().orElseThrow();
        return Math.sqrt(Arrays.stream(logs)
                .map(log -> (log - mean) * (log - mean))
                .average()
                .orElseThrow());
    }

    @Test
    void hereAllThreeEndWithinAPoint() {
        assertThat(RESULTS.values())
                .allSatisfy(trials -> assertThat(best(trials)).isCloseTo(best(RESULTS.get("random")), within(0.0101)));
    }
}
