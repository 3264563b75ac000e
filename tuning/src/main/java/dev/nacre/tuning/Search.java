package dev.nacre.tuning;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
        return results(trials -> trials.run(new Grid(values).points(space), budget));
    }

    /**
     * Random search. Bergstra and Bengio, 2012: better than a grid if only some dimensions matter.
     *
     * @param count number of trials
     * @return all results
     */
    public SearchResults random(int count) {
        Counts.positive("trials", count);
        SplittableRandom random = new SplittableRandom(seed);
        Box whole = Box.whole(space);
        List<double[]> points =
                Stream.generate(() -> whole.draw(random)).limit(count).toList();
        return results(trials -> trials.run(points, budget));
    }

    /**
     * Random points, then points around the best one, in a box that halves in each round. The budget grows: the first
     * rounds only have to tell good settings from bad ones. If it does, each round tries the best point of the round
     * before again.
     *
     * @param rounds number of rounds, at least 1
     * @param count number of trials in each round
     * @param factor each round multiplies the budget by it, up to the full one in the last round; 1 for the full budget
     *     in all rounds
     * @return all results; the best one is taken from the last round
     */
    public SearchResults coarseToFine(int rounds, int count, int factor) {
        CoarseToFine method = new CoarseToFine(rounds, count, factor);
        return results(trials -> method.run(trials, this));
    }

    /**
     * Successive halving (Jamieson and Talwalkar, 2016): many random points with a small budget, then the best of them
     * with a larger one, and so on up to the full budget. Each rung trains from the beginning, so its results do not
     * depend on the rung before.
     *
     * @param count number of trials on the lowest rung, at least 1
     * @param factor each rung keeps one of this many trials and multiplies the budget by it, at least 2
     * @return all results; the best one is taken from the highest rung
     */
    public SearchResults halving(int count, int factor) {
        Halving method = new Halving(count, factor);
        return results(trials -> method.run(trials, this));
    }

    /**
     * Bayesian search by a tree-structured Parzen estimator (Bergstra et al., 2011): ten random points, then points
     * where, by the results so far, a better score is most likely.
     *
     * @param count number of trials
     * @param atOnce number of points that are chosen by the same results, and so can be tried at the same time; at
     *     least 1. Fewer choose better. The results depend on it, not on the number of threads
     * @return all results
     */
    public SearchResults bayesian(int count, int atOnce) {
        TreeParzen method = new TreeParzen(count, atOnce);
        return results(trials -> method.run(trials, this));
    }

    private SearchResults results(Consumer<Trials> method) {
        Trials trials = new Trials(this);
        method.accept(trials);
        return trials.results();
    }
}
