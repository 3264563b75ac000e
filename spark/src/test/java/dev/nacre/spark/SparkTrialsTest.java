package dev.nacre.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.compute.Parallel;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.metrics.Accuracy;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Trainer;
import dev.nacre.tuning.CrossValidation;
import dev.nacre.tuning.Ensemble.Combination;
import dev.nacre.tuning.Ensembles;
import dev.nacre.tuning.Result;
import dev.nacre.tuning.Search;
import dev.nacre.tuning.SearchResults;
import dev.nacre.tuning.SearchSpace;
import dev.nacre.tuning.Trial;
import dev.nacre.tuning.TrialExecutor;
import dev.nacre.tuning.TrialObjective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@JavaOfSpark
class SparkTrialsTest {
    private static final Samples DATA = Local.digits(0, 300);
    private final SparkTrials spark = new SparkTrials(Local.context());
    private static final SearchSpace SPACE = SearchSpace.of(Map.of(
            "network", "sequential([dense(logInt(8, 32), activation=choice(relu, tanh)), dense(10)])",
            "optimizer", "adam(learningRate=log(1e-3, 1e-1))"));

    @TempDir
    private Path folder;

    private static Model train(Trial trial, Samples data) {
        LayerSpec layers = Plugins.parse(LayerSpec.class, trial.setting("network"));
        Network network = new Network(layers, data.inputs(), trial.seed());
        trainer(trial.setting("optimizer"), trial.budget(), trial.seed()).fit(network, data);
        return new Model(network, new CrossEntropy());
    }

    private static Trainer trainer(String optimizer, int epochs, long seed) {
        return Trainer.of(new CrossEntropy(), Local.optimizer(optimizer))
                .batchSize(32)
                .epochs(epochs)
                .seed(seed);
    }

    private static List<Split> folds(Samples data) {
        return new Dataset(
                        data,
                        List.of(),
                        IntStream.range(0, 10).mapToObj(Integer::toString).toList())
                .folds(3, 1);
    }

    private static double accuracy(Model model, Samples data) {
        return new Accuracy().value(model.predict(data.x()), data.t());
    }

    private static List<Double> scores(SearchResults results) {
        return results.all().stream().map(Result::score).toList();
    }

    @Test
    void aSearchGivesTheSameResultsAsOnThreadsAndBringsTheWinnersModelBack() {
        Samples heldOut = Local.digits(300, 400);
        TrialObjective here = trial -> accuracy(train(trial, DATA), heldOut);
        SearchResults expected = new Search(SPACE, here, 2, 1, TrialExecutor.threads(2), null, r -> {}).halving(4, 2);
        try (SharedSamples data = new SharedSamples(Local.context(), DATA);
                SharedSamples judge = new SharedSamples(Local.context(), heldOut)) {
            SavedTrials kept = new SavedTrials(
                    folder.resolve("models").toUri().toString(),
                    trial -> train(trial, data.get()),
                    model -> accuracy(model, judge.get()));
            SearchResults results =
                    new Search(SPACE, kept, 2, 1, spark, folder.resolve("journal.csv"), r -> {}).halving(4, 2);

            assertThat(scores(results)).isEqualTo(scores(expected));
            Result best = results.best();
            assertThat(accuracy(kept.model(best.trial()), heldOut)).isEqualTo(best.score());
        }
    }

    @Test
    void pointsThatARoundOfResultsChoosesAreThoseOfThreads() {
        TrialObjective objective = trial -> trial.settings().toString().hashCode() % 1000;
        Search here = new Search(SPACE, objective, 9, 1);
        Search there = new Search(SPACE, objective, 9, 1, spark, null, r -> {});

        assertThat(scores(there.bayesian(18, 4))).isEqualTo(scores(here.bayesian(18, 4)));
        assertThat(scores(there.coarseToFine(2, 4, 3))).isEqualTo(scores(here.coarseToFine(2, 4, 3)));
    }

    @Test
    void aSearchThatWasInterruptedGoesOn() throws IOException {
        Path journal = folder.resolve("journal.csv");
        TrialObjective objective = trial -> trial.setting("network").length();
        List<Trial> first = new ArrayList<>();
        new Search(SPACE, objective, 1, 1, spark, journal, r -> first.add(r.trial())).random(3);
        List<String> lines = Files.readAllLines(journal);
        Files.write(journal, lines.subList(0, lines.size() - 1));

        List<Trial> again = new ArrayList<>();
        new Search(SPACE, objective, 1, 1, spark, journal, r -> again.add(r.trial())).random(3);

        assertThat(first).hasSize(3);
        assertThat(again).hasSize(1);
    }

    @Test
    void membersThatStopByTheFoldTheyDidNotLearnFromAreThoseOfThreadsToo() {
        LayerSpec layers = Plugins.parse(LayerSpec.class, "sequential([dense(12, activation=relu), dense(10)])");
        Trainer trainer = trainer("adam(learningRate=0.05)", 12, 7);
        Network expected = Ensembles.folds(layers, trainer, folds(DATA), 1, Combination.PROBABILITIES);
        List<Trial> trials = IntStream.range(0, 3)
                .mapToObj(i -> new Trial(i + 1, Map.of("network", Plugins.format(layers)), 7, 12))
                .toList();
        try (SharedSamples data = new SharedSamples(Local.context(), DATA)) {
            List<Network> members = spark
                    .train(trials, trial -> {
                        LayerSpec same = Plugins.parse(LayerSpec.class, trial.setting("network"));
                        Trainer again = trainer("adam(learningRate=0.05)", trial.budget(), trial.seed());
                        return new Model(
                                Ensembles.foldMember(same, again, folds(data.get()), 1, trial.number() - 1),
                                new CrossEntropy());
                    })
                    .stream()
                    .map(Model::network)
                    .toList();

            assertThat(Local.weights(Ensembles.of(members, Combination.PROBABILITIES)))
                    .isEqualTo(Local.weights(expected));
        }
    }

    @Test
    void aTaskHasOneThreadWhateverTheDriverHas() {
        List<Result> results = new ArrayList<>();
        spark.run(List.of(new Trial(1, Map.of(), 1, 1)), trial -> Parallel.threads(), results::add);

        assertThat(results.get(0).score()).isEqualTo(1);
        assertThat(Parallel.threads())
                .isEqualTo(
                        Integer.getInteger("nacre.threads", Runtime.getRuntime().availableProcessors()));
    }

    @Test
    void aTrialThatFailsHasItsReason() {
        TrialObjective objective = trial -> {
            throw new IllegalArgumentException("no " + trial.setting("a"));
        };
        List<Result> results = new ArrayList<>();
        spark.run(List.of(new Trial(1, Map.of("a", "way"), 1, 1)), objective, results::add);

        assertThat(results).hasSize(1);
        assertThat(results.get(0).failure()).isEqualTo("no way");
    }

    @Test
    void membersOfAnEnsembleAndFoldsTrainedApartAreThoseTrainedTogether() {
        LayerSpec layers = Plugins.parse(LayerSpec.class, "sequential([dense(12, activation=relu), dense(10)])");
        Network expected = Ensembles.bagging(layers, trainer("adam", 2, 7), DATA, 3, Combination.PROBABILITIES);
        CrossValidation validation = new CrossValidation(folds(DATA), new Accuracy());
        List<Trial> trials = IntStream.range(0, 3)
                .mapToObj(i -> new Trial(i + 1, Map.of(), 7, 2))
                .toList();
        try (SharedSamples data = new SharedSamples(Local.context(), DATA)) {
            List<Network> members = spark
                    .train(trials, trial -> {
                        LayerSpec same =
                                Plugins.parse(LayerSpec.class, "sequential([dense(12, activation=relu), dense(10)])");
                        return new Model(
                                Ensembles.baggingMember(same, trainer("adam", 2, 7), data.get(), trial.number() - 1),
                                new CrossEntropy());
                    })
                    .stream()
                    .map(Model::network)
                    .toList();
            List<Double> folds = new ArrayList<>(List.of(0.0, 0.0, 0.0));
            spark.run(
                    trials,
                    trial -> new CrossValidation(folds(data.get()), new Accuracy())
                            .score(
                                    Plugins.parse(
                                            LayerSpec.class, "sequential([dense(12, activation=relu), dense(10)])"),
                                    trainer("adam", 2, 7),
                                    trial.number() - 1),
                    result -> folds.set(result.trial().number() - 1, result.score()));

            assertThat(Local.weights(Ensembles.of(members, Combination.PROBABILITIES)))
                    .isEqualTo(Local.weights(expected));
            assertThat(folds)
                    .isEqualTo(validation.run(layers, trainer("adam", 2, 7)).scores());
        }
    }
}
