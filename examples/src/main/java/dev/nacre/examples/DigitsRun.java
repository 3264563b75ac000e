package dev.nacre.examples;

import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.model.Model;
import dev.nacre.report.Mistakes;
import dev.nacre.report.TrainingLog;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jblas.FloatMatrix;

/**
 * The main job: pre-trains a network without labels, fine-tunes it with labels, and judges it by samples it has not
 * seen.
 *
 * @param recipe how
 * @param ink how the digits are drawn
 * @param seed gives the split, the start values and the order of samples
 * @param train what was learned from
 * @param test what it is judged by; nothing was chosen by it
 * @param model the result
 * @param pictures what pre-training came to, before fine-tuning
 * @param pretrained whether it learned without labels first
 * @param log what was seen while it learned; the test part was watched
 * @param probabilities of the classes for the test part, classes × samples
 * @param seconds it took
 */
record DigitsRun(
        Recipe recipe,
        Ink ink,
        long seed,
        Dataset train,
        Dataset test,
        Model model,
        Pictures pictures,
        boolean pretrained,
        TrainingLog log,
        FloatMatrix probabilities,
        double seconds) {
    /** Steps from one look at the layers to the next: looks cost less than a hundredth of the time. */
    private static final int STEPS_TO_LOOK = 50;

    /** Does the work. */
    static DigitsRun of(Split parts, Ink ink, Recipe recipe, long seed, Listener progress) {
        long start = System.nanoTime();
        Dataset train = parts.training();
        Dataset test = parts.test();
        Network network = new Network(recipe.network(), train.samples().shape(), seed);
        Trainer trainer = recipe.trainer(train.size(), seed);
        requireBlind(trainer.optimizer());
        TrainingLog log = new TrainingLog(STEPS_TO_LOOK);
        Optional<Trainer> greedy = recipe.pretrainer(train.size(), seed);
        greedy.ifPresent(pretrainer -> pretrainer.pretrain(network, train.samples(), progress, log));
        Pictures pictures = Pictures.of(network, test, ink, seed);
        trainer.fit(network, train.samples(), test.samples(), progress, log);
        Model unnamed = new Model(network, recipe.loss());
        FloatMatrix probabilities = unnamed.predict(test.samples().x());
        Model model = new Model(
                network,
                recipe.loss(),
                train.features(),
                train.labels(),
                Map.of("seed", Long.toString(seed), "samples", Integer.toString(train.size())));
        double seconds = (System.nanoTime() - start) * 1e-9;
        return new DigitsRun(
                recipe, ink, seed, train, test, model, pictures, greedy.isPresent(), log, probabilities, seconds);
    }

    /** The test part is watched, so nothing may act on what is seen: a schedule that waits for a plateau would. */
    private static void requireBlind(Optimizer optimizer) {
        double[] plateau = new double[1000];
        Arrays.fill(plateau, 1);
        if (optimizer.rate(plateau) != 1)
            throw new IllegalArgumentException(
                    "training.optimizer changes its steps by validation losses, and these are"
                            + " the test part's here; take a schedule that doesn't look at them");
    }

    /** The model with a note on how it did on what was not trained on, "test" or "validation". */
    Model model(String part) {
        return model.noted(Map.of(part + " accuracy", String.format(Locale.ROOT, "%.4f", accuracy())));
    }

    /** Samples of the test part that are classified wrong. */
    Mistakes mistakes() {
        return new Mistakes(test.samples().x(), ink.side(), ink.full(), test.labels(), test.classes(), probabilities);
    }

    /** The share of the test part that is classified right. */
    double accuracy() {
        return 1 - (double) mistakes().samples().length / test.size();
    }
}
