package dev.nacre.tables;

import dev.nacre.LayerSpec;
import dev.nacre.Optimizer;
import dev.nacre.compute.Parallel;
import dev.nacre.data.Dataset;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Cancellation;
import dev.nacre.training.Listener;
import dev.nacre.tuning.Result;
import dev.nacre.tuning.Search;
import dev.nacre.tuning.SearchSpace;
import dev.nacre.tuning.TrialExecutor;
import dev.nacre.tuning.TrialObjective;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * A search for networks of one's own, judged by cross-validation. The texts may contain ranges ({@link SearchSpace}).
 *
 * @param network layers
 * @param optimizer an optimizer
 * @param batch a batch size
 * @param epochs number of epochs of each training, at least 1
 * @param folds number of folds of the cross-validation, at least 2
 * @param seed determines folds, points and initial weights
 */
public record TableSearch(String network, String optimizer, String batch, int epochs, int folds, long seed) {
    /** Checks the components, the texts included. */
    public TableSearch {
        if (epochs < 1) throw new IllegalArgumentException("epochs must be >= 1, not " + epochs);
        if (folds < 2) throw new IllegalArgumentException("folds must be >= 2, not " + folds);
        SearchSpace space = space(network, optimizer, batch);
        networks(space.at(new double[space.dimensions().size()]), epochs);
    }

    private static SearchSpace space(String network, String optimizer, String batch) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("network", network);
        texts.put("optimizer", optimizer);
        texts.put("batch", batch);
        return SearchSpace.of(texts);
    }

    /**
     * The networks that settings of a trial describe, for {@link TableOptions#networks(OwnNetworks)}.
     *
     * @param settings those of a result
     * @param epochs maximum number of epochs
     * @return the description
     */
    public static OwnNetworks networks(Map<String, String> settings, int epochs) {
        return new OwnNetworks(
                List.of(Plugins.parse(LayerSpec.class, settings.get("network"))),
                Plugins.parse(Optimizer.class, settings.get("optimizer")),
                Integer.parseInt(settings.get("batch").strip()),
                OptionalInt.of(epochs),
                OptionalInt.empty());
    }

    /**
     * The search on a table, with as many trials at once as there are cores.
     *
     * @param training the rows to learn from; keep the test rows out of them
     * @param journal file for the results of trials; those in it are not run again
     * @param watch receives each result
     * @return to be run by one of its methods
     */
    public Search on(Dataset training, Path journal, Consumer<Result> watch) {
        return search(new FoldsObjective(training, folds), journal, watch);
    }

    /**
     * The same search, whose trainings have a listener. A trial fails if the listener stops one of its trainings.
     *
     * @param training the rows to learn from; keep the test rows out of them
     * @param journal file for the results of trials; those in it are not run again
     * @param watch receives each result
     * @param listener gives the listener of a trial's trainings, by its number; called on several threads
     * @param cancellation ends the search by a {@link StoppedException}; the journal keeps the trials that have ended
     * @return to be run by one of its methods
     */
    public Search on(
            Dataset training,
            Path journal,
            Consumer<Result> watch,
            IntFunction<Listener> listener,
            Cancellation cancellation) {
        return search(new WatchedFolds(new FoldsObjective(training, folds), listener, cancellation), journal, watch);
    }

    private Search search(TrialObjective objective, Path journal, Consumer<Result> watch) {
        return new Search(
                space(network, optimizer, batch),
                objective,
                epochs,
                seed,
                TrialExecutor.threads(Parallel.threads()),
                journal,
                watch);
    }

    /**
     * What makes little sense about a table, such as a class that occurs once, as {@link TableAssessment#warnings} has
     * it.
     *
     * @param table all rows
     * @return a sentence for each; empty if there is nothing to warn of
     */
    public static List<String> warnings(Dataset table) {
        return new TableWarnings(
                        table,
                        TableChecks.names(table),
                        Judge.of(!table.labels().isEmpty()),
                        List.of())
                .all();
    }
}
