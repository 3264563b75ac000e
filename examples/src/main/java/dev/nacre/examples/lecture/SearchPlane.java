package dev.nacre.examples.lecture;

import dev.nacre.Optimizer;
import dev.nacre.Penalty;
import dev.nacre.optimizers.Sgd;
import dev.nacre.plugin.Plugins;
import dev.nacre.regularization.L2;
import dev.nacre.tuning.Result;
import dev.nacre.tuning.Search;
import dev.nacre.tuning.SearchSpace;
import dev.nacre.tuning.Trial;
import dev.nacre.tuning.TrialExecutor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Where grid, random and coarse-to-fine search put 25 trials in a plane of two hyper-parameters. */
public final class SearchPlane {
    static final int TRIALS = 25;

    private SearchPlane() {}

    /** The trials of each method, in their order. */
    static Map<String, List<Result>> results() {
        Search search = search(10, 1, TrialExecutor.threads(1), result -> {});
        Map<String, List<Result>> results = new LinkedHashMap<>();
        results.put("grid", search.grid(5).all());
        results.put("random", search.random(TRIALS).all());
        results.put("coarse to fine", search.coarseToFine(5, 5, 1).all());
        return results;
    }

    /**
     * A search of the plane of learning rate and penalty, by accuracy on validation digits.
     *
     * @param epochs of each trial
     * @param seed of the search and its trials
     * @param executor runs the trials
     * @param watch receives each result
     */
    public static Search search(int epochs, long seed, TrialExecutor executor, Consumer<Result> watch) {
        Digits digits = Digits.few(300, 1);
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("optimizer", "sgd(log(0.001, 10))");
        texts.put("penalty", "l2(log(1e-6, 1))");
        return new Search(SearchSpace.of(texts), trial -> score(digits, trial), epochs, seed, executor, null, watch);
    }

    private static double score(Digits digits, Trial trial) {
        String network = "sequential([scale(0.0625), dense(64, activation=relu, initializer=heNormal, penalty="
                + trial.setting("penalty") + "), dense(10)])";
        return digits.train(network, trial.setting("optimizer"), trial.budget(), trial.seed())
                .accuracy(digits.validation());
    }

    /** A trial's learning rate. */
    public static double rate(Result result) {
        return ((Sgd) Plugins.parse(Optimizer.class, result.trial().setting("optimizer"))).learningRate();
    }

    /** A trial's lambda of l2. */
    public static double penalty(Result result) {
        return ((L2) Plugins.parse(Penalty.class, result.trial().setting("penalty"))).lambda();
    }
}
