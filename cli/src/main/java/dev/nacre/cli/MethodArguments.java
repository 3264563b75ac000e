package dev.nacre.cli;

import dev.nacre.cli.console.WrongUse;
import dev.nacre.tuning.Search;
import dev.nacre.tuning.SearchResults;
import picocli.CommandLine.Option;

/** How to search. */
final class MethodArguments {
    private static final int GRID = 3;

    /** The search methods. */
    enum Method {
        /** All combinations of three values of each range. */
        grid,
        /** Random points. */
        random,
        /** Rounds of points around the best one, with more epochs in each. */
        coarse,
        /** Many trials with few epochs, the best of them with more. */
        halving,
        /** Points where the results so far promise most. */
        bayesian
    }

    @Option(
            names = "--method",
            paramLabel = "M",
            defaultValue = "random",
            description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Method method;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "30",
            description = "Number of trials, except for a grid; with halving, of its first rung (${DEFAULT-VALUE}).")
    private int trials;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Number of rounds of coarse, each in ranges half as wide (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--factor",
            paramLabel = "N",
            defaultValue = "3",
            description = "Each round of coarse and of halving has this many times the epochs of the one before; with "
                    + "halving, one of this many trials stays (${DEFAULT-VALUE}).")
    private int factor;

    @Option(
            names = "--at-once",
            paramLabel = "N",
            defaultValue = "4",
            description = "Number of trials that bayesian chooses by the same results, so that they run at the same "
                    + "time (${DEFAULT-VALUE}).")
    private int atOnce;

    /** Refuses wrong numbers before anything is read. */
    void check() {
        WrongUse.unless(trials >= 1, "--trials must be >= 1, not " + trials);
        WrongUse.unless(rounds >= 1, "--rounds must be >= 1, not " + rounds);
        WrongUse.unless(atOnce >= 1, "--at-once must be >= 1, not " + atOnce);
        int least = method == Method.halving ? 2 : 1;
        WrongUse.unless(factor >= least, "--factor must be >= " + least + ", not " + factor);
    }

    SearchResults run(Search search) {
        return switch (method) {
            case grid -> search.grid(GRID);
            case random -> search.random(trials);
            case coarse -> search.coarseToFine(rounds, Math.max(1, trials / rounds), factor);
            case halving -> search.halving(trials, factor);
            case bayesian -> search.bayesian(trials, atOnce);
        };
    }
}
