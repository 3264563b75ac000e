package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Trainer;
import dev.nacre.tuning.RisingLoss;
import dev.nacre.tuning.Search;
import dev.nacre.tuning.SearchSpace;
import dev.nacre.tuning.Trial;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Six hyper-parameters of a network for the shipped digits, by the loss of held-out ones. */
class TuningDigitsTest {
    private static final int SEEDS = 20;
    private static final int TRIALS = 30;

    private static SearchSpace space() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(
                "network",
                "sequential([standardize, dense(logInt(4, 32), activation=choice(relu, tanh, sigmoid)), "
                        + "dropout(real(0, 0.8)), dense(10)])");
        texts.put(
                "optimizer",
                "choice(momentum(learningRate=log(1e-4, 1), momentum=real(0, 0.99)), adam(learningRate=log(1e-5, 1)))");
        return SearchSpace.of(texts);
    }

    private static double score(Trial trial, Split digits) {
        Dataset training = digits.training();
        Network network =
                new Network(Plugins.parse(LayerSpec.class, trial.setting("network")), training.shape(), trial.seed());
        return -Trainer.of(new CrossEntropy(), Plugins.parse(Optimizer.class, trial.setting("optimizer")))
                .epochs(trial.budget())
                .seed(trial.seed())
                .fit(network, training, digits.test(), new RisingLoss(training))
                .history()
                .get(trial.budget() - 1)
                .validationLoss();
    }

    @Test
    void bayesianSearchFindsABetterNetworkThanAsManyRandomTrials() throws IOException {
        Dataset some = DigitsData.shipped().split(1 / 6.0, 1).training();
        Split digits = some.split(0.5, 1);
        double random = 0;
        double bayesian = 0;
        int better = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Search search = new Search(space(), trial -> score(trial, digits), 3, seed);
            double drawn = search.random(TRIALS).best().score();
            double chosen = search.bayesian(TRIALS, 4).best().score();
            random -= drawn / SEEDS;
            bayesian -= chosen / SEEDS;
            if (chosen > drawn) better++;
        }
        System.out.printf(
                "digits, mean of the lowest losses: random %.4f, Bayesian %.4f, better with %d of %d seeds%n",
                random, bayesian, better, SEEDS);
        assertThat(bayesian).isLessThan(0.9 * random);
        assertThat(better).isGreaterThan(SEEDS / 2);
    }
}
