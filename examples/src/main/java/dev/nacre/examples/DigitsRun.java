package dev.nacre.examples;

import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.model.Model;
import dev.nacre.report.Mistakes;
import dev.nacre.report.TrainingLog;
import dev.nacre.training.Listener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jblas.FloatMatrix;

/**
 * The main application: pre-trains a network without labels, fine-tunes it with labels, and evaluates it on samples
 * that it has not seen.
 *
 * @param recipe the configuration
 * @param ink the pixel values
 * @param seed determines the split, the initial weights and the order of samples
 * @param train the training data
 * @param test the data for evaluation; nothing was chosen by it
 * @param model the trained model
 * @param pictures the state after pre-training, before fine-tuning
 * @param pretrained whether it was pre-trained without labels
 * @param log the record of the training, with the test part as validation data
 * @param probabilities class probabilities for the test part, classes × samples
 * @param seconds duration
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
    /** Steps from one observation of the layers to the next: observations take less than a hundredth of the time. */
    private static final int STEPS_TO_LOOK = 50;

    /**
     * Runs pre-training, training and evaluation.
     *
     * @param checkpoint written every few minutes, and continued from if it exists; empty for none
     */
    static DigitsRun of(Split parts, Ink ink, Recipe recipe, long seed, Optional<Path> checkpoint, Listener progress)
            throws IOException {
        long start = System.nanoTime();
        Dataset test = parts.test();
        TrainingLog log = new TrainingLog(STEPS_TO_LOOK);
        RecipeTraining training = new RecipeTraining(recipe, parts.training(), seed, checkpoint, progress, log);
        requireBlind(training.trainer().optimizer());
        training.pretrain();
        Network network = training.network();
        Dataset train = training.train();
        Pictures pictures = Pictures.of(network, test, ink, seed);
        training.fit(test);
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
                recipe, ink, seed, train, test, model, pictures, training.pretrains(), log, probabilities, seconds);
    }

    /** The test part is only monitored, so nothing may depend on it; a schedule that waits for a plateau would. */
    private static void requireBlind(Optimizer optimizer) {
        double[] plateau = new double[1000];
        Arrays.fill(plateau, 1);
        if (optimizer.rate(plateau) != 1)
            throw new IllegalArgumentException(
                    "training.optimizer changes its steps by validation losses, and these are"
                            + " the test part's here; take a schedule that doesn't look at them");
    }

    /** The model with a note on its accuracy on data that it was not trained on, "test" or "validation". */
    Model model(String part) {
        return model.noted(Map.of(part + " accuracy", String.format(Locale.ROOT, "%.4f", accuracy())));
    }

    /** Misclassified samples of the test part. */
    Mistakes mistakes() {
        return Mistakes.inked(test.samples().x(), ink.side(), ink.full(), test.labels(), test.classes(), probabilities);
    }

    /** The accuracy on the test part. */
    double accuracy() {
        return 1 - (double) mistakes().samples().length / test.size();
    }
}
