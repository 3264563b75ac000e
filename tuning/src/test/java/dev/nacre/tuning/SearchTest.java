package dev.nacre.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A score with its peak at x = 0.3, kind b. */
class SearchTest {
    private static final SearchSpace SPACE = space("real(0, 1)");

    @TempDir
    private Path folder;

    private static SearchSpace space(String x) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("x", x);
        texts.put("kind", "choice(a,b,c)");
        return SearchSpace.of(texts);
    }

    private static double peak(Trial trial) {
        double x = Double.parseDouble(trial.setting("x"));
        if (x > 0.98) throw new IllegalArgumentException("too\nlarge");
        return (trial.setting("kind").equals("b") ? 1 : 0) - (x - 0.3) * (x - 0.3) + 1e-6 * trial.budget();
    }

    private static Search search(SearchSpace space) {
        return new Search(space, SearchTest::peak, 9, 1);
    }

    private static List<String> timeless(List<Result> results) {
        return results.stream()
                .map(r -> r.trial() + " " + r.score() + r.failure())
                .toList();
    }

    @Test
    void aGridTriesAllCombinationsWithBothEnds() {
        SearchResults results = search(SPACE).grid(5);

        assertThat(results.all()).hasSize(15);
        assertThat(results.best().trial().settings()).isEqualTo(Map.of("x", "0.25", "kind", "b"));
        assertThat(results.all().stream().filter(Result::failed))
                .hasSize(3)
                .allSatisfy(r -> assertThat(r.failure()).isEqualTo("too; large"));
        assertThat(results.ranked().get(14).failed()).isTrue();
    }

    @Test
    void coarseToFineComesNearerThanRandomPoints() {
        double coarse = search(SPACE).random(60).best().score();
        SearchResults fine = search(SPACE).coarseToFine(4, 15, 1);
        assertThat(fine.all()).hasSize(60);
        assertThat(fine.best().score()).isGreaterThan(coarse).isGreaterThan(0.9999);
    }

    @Test
    void eachRoundHasMoreBudgetAndNarrowerRangesAroundTheBest() {
        List<Result> tried = search(SPACE).coarseToFine(3, 10, 3).all();

        assertThat(tried.stream().map(r -> r.trial().budget()))
                .containsExactlyElementsOf(Stream.of(1, 3, 9)
                        .flatMap(budget -> Collections.nCopies(10, budget).stream())
                        .toList());
        for (int round = 1; round < 3; round++) {
            List<Result> now = tried.subList(10 * round, 10 * round + 10);
            Map<String, String> best = best(1, tried.subList(10 * round - 10, 10 * round))
                    .iterator()
                    .next();
            assertThat(now.get(0).trial().settings()).isEqualTo(best);
            assertThat(now.stream()
                            .mapToDouble(r -> Double.parseDouble(r.trial().setting("x"))))
                    .satisfies(width(round));
        }
        assertThat(search(SPACE).coarseToFine(3, 10, 3).best().trial().budget()).isEqualTo(9);
    }

    private static Consumer<List<? extends Double>> width(int round) {
        return values -> assertThat(Collections.max(values) - Collections.min(values))
                .isBetween(0.2 / round, Math.pow(2, -round));
    }

    @Test
    void aRoundInWhichAllFailsIsFollowedByOneAroundTheBestBefore() {
        TrialObjective onlyShort = trial -> trial.budget() == 1 ? peak(trial) : Double.NaN;
        SearchResults results = new Search(SPACE, onlyShort, 9, 1).coarseToFine(3, 10, 3);

        assertThat(results.best().trial().budget()).isEqualTo(1);
        assertThat(results.all().get(10).trial().settings())
                .isEqualTo(results.all().get(20).trial().settings())
                .isEqualTo(results.best().trial().settings());
        assertThat(results.ranked().get(0)).isEqualTo(results.best());
    }

    @Test
    void halvingGivesFewTheWholeBudget() {
        SearchResults results = search(SPACE).halving(27, 3);

        List<Result> tried = results.all();
        assertThat(tried.stream().map(r -> r.trial().budget()).distinct()).containsExactly(1, 3, 9);
        assertThat(tried).hasSize(27 + 9 + 3);
        assertThat(settings(tried.subList(27, 36))).isEqualTo(best(9, tried.subList(0, 27)));
        assertThat(settings(tried.subList(36, 39))).isEqualTo(best(3, tried.subList(27, 36)));
        assertThat(results.best().trial().budget()).isEqualTo(9);
        assertThat(results.best().trial().setting("kind")).isEqualTo("b");
        assertThat(results.ranked().stream().limit(3).allMatch(r -> r.trial().budget() == 9))
                .isTrue();
    }

    private static Set<Map<String, String>> settings(List<Result> results) {
        return results.stream().map(r -> r.trial().settings()).collect(Collectors.toSet());
    }

    private static Set<Map<String, String>> best(int count, List<Result> results) {
        return settings(results.stream()
                .filter(r -> !r.failed())
                .sorted(Comparator.comparingDouble(Result::score).reversed())
                .limit(count)
                .toList());
    }

    @Test
    void theNumberOfThreadsDoesNotCount() {
        List<Result> one = search(SPACE).coarseToFine(3, 10, 1).all();
        List<Result> seen = Collections.synchronizedList(new ArrayList<>());
        Search parallel = new Search(SPACE, SearchTest::peak, 9, 1, TrialExecutor.threads(4), null, seen::add);
        List<Result> four = parallel.coarseToFine(3, 10, 1).all();

        assertThat(timeless(four)).isEqualTo(timeless(one));
        assertThat(seen).hasSize(30);
    }

    @Test
    void whatIsInTheJournalIsNotDoneAgain() throws IOException {
        Path journal = folder.resolve("sub/journal.csv");
        List<Trial> done = Collections.synchronizedList(new ArrayList<>());
        TrialObjective counting = trial -> {
            done.add(trial);
            return peak(trial);
        };
        Search search = new Search(SPACE, counting, 9, 1, TrialExecutor.threads(2), journal, r -> {});
        List<Result> first = search.random(20).all();
        List<String> lines = Files.readAllLines(journal);
        assertThat(lines).hasSize(21).first().isEqualTo("number,budget,seed,objective,score,seconds,failure,settings");

        Files.writeString(journal, String.join("\n", lines.subList(0, 11)) + "\n12,9,1,0.3");
        done.clear();
        List<Result> second = search.random(20).all();

        assertThat(done).hasSize(10);
        assertThat(timeless(second)).isEqualTo(timeless(first));
        assertThat(Files.readAllLines(journal)).hasSize(21);
        Files.writeString(journal, "something else\n");
        assertThatThrownBy(() -> search.random(1)).hasMessageContaining("is not a journal of a search");
    }

    @Test
    void settingsWithCommasAndQuotesComeBackFromTheJournal() {
        SearchSpace quoted = SearchSpace.of(Map.of("x", "f(\"a,b\", choice(\"c\", [1, 2]))"));
        Path journal = folder.resolve("journal.csv");
        TrialObjective length = trial -> trial.setting("x").length();
        Search search = new Search(quoted, length, 1, 1, TrialExecutor.threads(1), journal, r -> {});
        List<Result> first = search.grid(2).all();
        List<Result> seen = new ArrayList<>();
        Search again = new Search(quoted, t -> Double.NaN, 1, 1, TrialExecutor.threads(1), journal, seen::add);
        assertThat(timeless(again.grid(2).all())).isEqualTo(timeless(first));
        assertThat(seen).isEmpty();
    }

    @Test
    void aBestValueAtTheEdgeIsWarnedOf() {
        assertThat(search(SPACE).grid(11).warnings()).isEmpty();
        assertThat(search(space("real(0.3, 0.9)")).grid(3).warnings())
                .containsExactly("the best x, 0.3, lies at the edge of its range; widen it");
        assertThat(search(space("int(-2, 0)")).grid(3).warnings()).hasSize(1);
    }

    @Test
    void tableAndPictureHaveAllTrials() {
        SearchResults results = search(SPACE).grid(5);
        assertThat(results.csv().lines())
                .hasSize(16)
                .first()
                .isEqualTo("rank,number,budget,score,seconds,failure,x,kind");
        assertThat(results.csv().lines().skip(1).findFirst().orElseThrow())
                .startsWith("1,")
                .endsWith(",0.25,b");
        String html = results.html("Peak & more");
        assertThat(html).contains("<h1>Peak &amp; more</h1>", "15 trials, 3 failed", "score over x", "score over kind");
        assertThat(html.split("<circle")).hasSize(1 + 2 * 12);
        assertThat(html).doesNotContain("http");
    }

    @Test
    void ifAllFailTheFirstReasonIsTold() {
        Search failing = new Search(SPACE, t -> Double.NaN, 1, 1);
        assertThatThrownBy(() -> failing.random(3).best())
                .hasMessage("all 3 trials failed; the first one: the score is NaN");
        assertThatThrownBy(() -> failing.random(0)).hasMessage("trials must be >= 1, not 0");
        assertThatThrownBy(() -> failing.grid(1)).hasMessage("values must be >= 2, not 1");
        assertThatThrownBy(() -> failing.halving(3, 1)).hasMessage("factor must be >= 2, not 1");
        assertThatThrownBy(() -> failing.coarseToFine(3, 1, 0)).hasMessage("factor must be >= 1, not 0");
        assertThatThrownBy(() -> failing.coarseToFine(0, 1, 1)).hasMessage("rounds must be >= 1, not 0");
        assertThatThrownBy(() -> TrialExecutor.threads(0)).hasMessage("threads must be >= 1, not 0");
    }
}
