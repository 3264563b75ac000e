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
 * Searches a space for the settings with the highest score. What is tried, and in which order it is numbered, depends
 * on the seed alone, not on how many trials run at once. All trials have the same seed for what they draw, so that they
 * differ by their settings only.
 *
 * @param space where to search
 * @param objective what to make large
 * @param budget of each trial; that of the last rung in {@link #halving}
 * @param seed gives the points, and is the trials' own
 * @param executor where trials run
 * @param journal results are written there as they come, and not computed again if they are there already; null for
 *     nowhere
 * @param watch is given each result as it comes
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
     * A search on one thread that keeps no journal.
     *
     * @param space where to search
     * @param objective what to make large
     * @param budget of each trial
     * @param seed gives the points, and is the trials' own
     */
    public Search(SearchSpace space, TrialObjective objective, int budget, long seed) {
        this(space, objective, budget, seed, TrialExecutor.threads(1), null, result -> {});
    }

    /**
     * Tries all combinations: of ranges of numbers so many values, evenly spread with both ends, of choices all.
     *
     * @param values for each range of numbers, at least 2; whole numbers may have fewer
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
        boolean choice = range instanceof Range.Choice;
        int n = choice ? range.size() : range.size() > 0 ? Math.min(values, range.size()) : values;
        double[] positions = new double[n];
        for (int i = 0; i < n; i++)
            positions[i] = choice ? (i + 0.5) / n : Math.min(Math.nextDown(1.0), n == 1 ? 0 : (double) i / (n - 1));
        return positions;
    }

    /**
     * Tries points drawn at random. Bergstra and Bengio, 2012: better than a grid where only some dimensions matter.
     *
     * @param trials how many
     * @return all results
     */
    public SearchResults random(int trials) {
        requirePositive("trials", trials);
        return results(run(draw(new SplittableRandom(seed), trials, null, 1), budget));
    }

    /**
     * Random points, then points around the best one so far, in a box that shrinks by half in each round.
     *
     * @param rounds how many, at least 1
     * @param trials in each round
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
     * Successive halving (Jamieson and Talwalkar, 2016): many random points with a small budget, the best of them with
     * a larger one, and so on up to the whole budget. Each rung trains anew, so that its results depend on nothing
     * else.
     *
     * @param trials on the lowest rung, at least 1
     * @param factor one of so many goes up, with a budget so many times larger, at least 2
     * @return all results; the best is sought among those of the highest rung
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
        Journal written = new Journal(journal);
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

    /** Failures last; of equal scores the first. */
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

    /** A result and where it lies in the space. */
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
