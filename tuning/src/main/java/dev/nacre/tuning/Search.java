package dev.nacre.tuning;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Searches a space for the settings with the highest score. The trials and their numbers depend on the seed alone, not
 * on how many run at the same time. All trials use the same seed for their own random numbers, so that they differ by
 * their settings only.
 *
 * @param space the search space
 * @param objective computes the score to maximise
 * @param budget budget of each trial; of the last rung in {@link #halving}
 * @param seed determines the points; it is also the seed of each trial
 * @param executor runs the trials
 * @param journal file to which results are written as trials end; trials that it contains are not run again; null for
 *     no journal
 * @param watch receives each result when its trial ends
 */
public record Search(
        SearchSpace space,
        TrialObjective objective,
        int budget,
        long seed,
        TrialExecutor executor,
        Path journal,
        Consumer<Result> watch) {
    /** Checks the components. */
    public Search {
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(objective, "objective");
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(watch, "watch");
        if (budget < 1) throw new IllegalArgumentException("budget must be >= 1, not " + budget);
    }

    /**
     * A search on one thread, without a journal.
     *
     * @param space the search space
     * @param objective computes the score to maximise
     * @param budget budget of each trial
     * @param seed determines the points; it is also the seed of each trial
     */
    public Search(SearchSpace space, TrialObjective objective, int budget, long seed) {
        this(space, objective, budget, seed, TrialExecutor.threads(1), null, result -> {});
    }

    /**
     * Grid search: tries all combinations of evenly spaced values of each numeric range, with both bounds, and all
     * choices.
     *
     * @param values number of values for each numeric range, at least 2; a range of whole numbers may have fewer
     * @return all results
     */
    public SearchResults grid(int values) {
        if (values < 2) throw new IllegalArgumentException("values must be >= 2, not " + values);
        List<double[]> points =
                new ArrayList<>(List.of(new double[space.dimensions().size()]));
        for (int d = 0; d < space.dimensions().size(); d++) {
            List<double[]> wider = new ArrayList<>();
            for (double[] point : points)
                for (double position : positions(space.range(d), values)) {
                    double[] copy = point.clone();
                    copy[d] = position;
                    wider.add(copy);
                }
            points = wider;
        }
        return results(run(points, budget));
    }

    private static double[] positions(Range range, int values) {
        boolean choice = range instanceof ChoiceRange;
        int n = choice ? range.size() : range.size() > 0 ? Math.min(values, range.size()) : values;
        double[] positions = new double[n];
        for (int i = 0; i < n; i++)
            positions[i] = choice ? (i + 0.5) / n : Math.min(Math.nextDown(1.0), n == 1 ? 0 : (double) i / (n - 1));
        return positions;
    }

    /**
     * Random search. Bergstra and Bengio, 2012: better than a grid if only some dimensions matter.
     *
     * @param trials number of trials
     * @return all results
     */
    public SearchResults random(int trials) {
        requirePositive("trials", trials);
        return results(run(draw(new SplittableRandom(seed), trials, null, 1), budget));
    }

    /**
     * Random points, then points around the best one so far, in a box that halves in each round.
     *
     * @param rounds number of rounds, at least 1
     * @param trials number of trials in each round
     * @return all results
     */
    public SearchResults coarseToFine(int rounds, int trials) {
        requirePositive("rounds", rounds);
        requirePositive("trials", trials);
        SplittableRandom random = new SplittableRandom(seed);
        List<Tried> all = new ArrayList<>();
        double width = 1;
        for (int round = 0; round < rounds; round++, width /= 2) {
            double[] center = all.isEmpty() ? null : best(all).position();
            all.addAll(run(draw(random, trials, center, width), budget, all.size()));
        }
        return results(all);
    }

    /**
     * Successive halving (Jamieson and Talwalkar, 2016): many random points with a small budget, then the best of them
     * with a larger one, and so on up to the full budget. Each rung trains from the beginning, so its results do not
     * depend on the rung before.
     *
     * @param trials number of trials on the lowest rung, at least 1
     * @param factor each rung keeps one of this many trials and multiplies the budget by it, at least 2
     * @return all results; the best one is taken from the highest rung
     */
    public SearchResults halving(int trials, int factor) {
        requirePositive("trials", trials);
        if (factor < 2) throw new IllegalArgumentException("factor must be >= 2, not " + factor);
        int rungs = 1;
        while (trials >= Math.pow(factor, rungs) && budget >= Math.pow(factor, rungs)) rungs++;
        List<double[]> points = draw(new SplittableRandom(seed), trials, null, 1);
        List<Tried> all = new ArrayList<>();
        for (int rung = rungs - 1; rung >= 0; rung--) {
            List<Tried> tried = run(points, Math.max(1, (int) (budget / Math.pow(factor, rung))), all.size());
            all.addAll(tried);
            points = tried.stream()
                    .sorted(Search::better)
                    .limit(Math.max(1, tried.size() / factor))
                    .map(Tried::position)
                    .toList();
        }
        return results(all);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) throw new IllegalArgumentException(name + " must be >= 1, not " + value);
    }

    private List<double[]> draw(SplittableRandom random, int count, double[] center, double width) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] point = new double[space.dimensions().size()];
            for (int d = 0; d < point.length; d++) {
                double from = center == null ? 0 : Math.max(0, Math.min(1 - width, center[d] - width / 2));
                point[d] = Math.min(Math.nextDown(1.0), from + width * random.nextDouble());
            }
            points.add(point);
        }
        return points;
    }

    private List<Tried> run(List<double[]> points, int rungBudget) {
        return run(points, rungBudget, 0);
    }

    private List<Tried> run(List<double[]> points, int rungBudget, int before) {
        Journal written = new Journal(journal, objective.identity());
        Map<Trial, double[]> positions = new LinkedHashMap<>();
        Map<Trial, Result> results = new LinkedHashMap<>();
        List<Trial> open = new ArrayList<>();
        for (double[] point : points) {
            Trial trial = new Trial(before + positions.size() + 1, space.at(point), seed, rungBudget);
            positions.put(trial, point);
            written.find(trial).ifPresentOrElse(result -> results.put(trial, result), () -> open.add(trial));
        }
        executor.run(open, objective, result -> {
            results.put(result.trial(), result);
            written.add(result);
            watch.accept(result);
        });
        List<Tried> tried = new ArrayList<>();
        positions.forEach((trial, point) -> tried.add(new Tried(results.get(trial), point)));
        return tried;
    }

    /** Failed results last; of equal scores, the lower number first. */
    static int better(Tried a, Tried b) {
        return Comparator.<Tried>comparingDouble(t -> t.result().failed()
                        ? Double.NEGATIVE_INFINITY
                        : t.result().score())
                .reversed()
                .compare(a, b);
    }

    private static Tried best(List<Tried> tried) {
        return tried.stream().min(Search::better).orElseThrow();
    }

    private SearchResults results(List<Tried> tried) {
        return new SearchResults(space, tried);
    }

    /** A result and its position in the space. */
    record Tried(Result result, double[] position) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Tried t && t.result.equals(result) && Arrays.equals(t.position, position);
        }

        @Override
        public int hashCode() {
            return result.hashCode();
        }
    }
}
