package dev.nacre.examples;

import dev.nacre.AutoencoderSpec;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.compute.Argmax;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.model.Model;
import dev.nacre.model.Transfer;
import dev.nacre.training.Listener;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jblas.FloatMatrix;

/**
 * Trains on images of which only a few have labels, as many of each class, drawn at random. Pre-training uses all
 * training images, without labels, once for each kind of stack; a ladder network learns from all of them. Settings
 * are chosen by cross-validation within the labelled images alone, so no label is used that a method is not given;
 * then the network is trained on all labelled images.
 *
 * @param mnist the images; the test part is used once for each result
 * @param seed determines which images have labels, initial weights, noise, order
 * @param progress receives the progress of pre-training, of the last training and of self-training
 * @param page shows all trainings
 * @param pretrained networks that are already pre-trained
 */
record FewLabels(MnistData mnist, long seed, Listener progress, Listener page, Map<String, Network> pretrained) {
    /** A pass over fewer labelled samples than this counts as a part of an epoch. */
    private static final int EPOCH = 1000;

    /** Below this number of labels, three folds are used for validation; above it, one fold of five. */
    private static final int MANY = 1000;

    /** Number of networks whose averaged predictions are the targets of self-training. */
    private static final int TEACHERS = 3;

    FewLabels(MnistData mnist, long seed, Listener progress, Listener page) {
        this(mnist, seed, progress, page, new HashMap<>());
    }

    /**
     * The result of a method.
     *
     * @param chosen the chosen settings
     * @param validated error rate in cross-validation; NaN if there was nothing to choose
     * @param error error rate on the test part
     */
    record Result(String chosen, double validated, double error) {
        String text() {
            String choice = Double.isNaN(validated)
                    ? ""
                    : String.format(Locale.ROOT, "chosen %s by an error of %.2f%%; ", chosen, 100 * validated);
            return choice + String.format(Locale.ROOT, "test error %.2f%%", 100 * error);
        }
    }

    Result learn(FewLabelsMethod method, int labels) {
        Dataset images = FewerLabels.of(mnist.training(), labels, seed);
        Dataset labelled = images.labelled();
        FewLabelsMethod.Candidate best = null;
        double least = Double.POSITIVE_INFINITY;
        for (FewLabelsMethod.Candidate candidate : method.candidates()) {
            double error = method.candidates().size() == 1 ? Double.NaN : validate(candidate.recipe(), labelled);
            if (best == null || error < least) {
                best = candidate;
                least = error;
            }
        }
        Model model = fit(best.recipe(), images, seed, progress, page);
        if (method.selfTraining().isPresent())
            model = taught(model, best.recipe(), method.selfTraining().get(), labelled);
        return new Result(best.choice(), least, error(model, mnist.test()));
    }

    private double validate(Recipe recipe, Dataset labelled) {
        boolean few = labelled.size() < MANY;
        List<Split> folds =
                few ? labelled.folds(3, seed) : labelled.folds(5, seed).subList(0, 1);
        return folds.stream()
                .mapToDouble(fold -> error(fit(recipe, fold.training(), seed, page), fold.test()))
                .average()
                .orElseThrow();
    }

    private Model fit(Recipe recipe, Dataset images, long draw, Listener... listeners) {
        Network network = begun(recipe, draw);
        Dataset train = recipe.learnable(network, images);
        Recipe longer = recipe.trainingFor((EPOCH + train.size() - 1) / train.size());
        longer.trainer(train.size(), draw).fit(network, train.samples(), listeners);
        return new Model(network, recipe.loss());
    }

    /** A network with the pre-trained weights, if there are any. */
    private Network begun(Recipe recipe, long draw) {
        Samples unlabelled = new Samples(mnist.training().samples().x());
        Network network = new Network(recipe.network(), unlabelled.shape(), draw);
        recipe.pretrainer(unlabelled.size(), seed).ifPresent(trainer -> {
            Network stack = pretrained.computeIfAbsent(stacks(recipe), key -> {
                Network fresh = new Network(recipe.network(), unlabelled.shape(), seed);
                trainer.pretrain(fresh, unlabelled, progress, page);
                return fresh;
            });
            Transfer.copyLayers(stack, network, network.layers().size() - 1);
        });
        recipe.freeze(network);
        return network;
    }

    /** The settings that pre-training depends on; noise between the layers acts in training only. */
    private static String stacks(Recipe recipe) {
        return recipe.layers().stream()
                        .filter(AutoencoderSpec.class::isInstance)
                        .toList() + " " + recipe.pretraining();
    }

    /** Continues from one network, with the averaged predictions of several networks as targets for all images. */
    private Model taught(Model begun, Recipe recipe, Recipe.Phase phase, Dataset labelled) {
        FloatMatrix images = mnist.training().samples().x();
        FloatMatrix beliefs = begun.predict(images);
        for (int teacher = 1; teacher < TEACHERS; teacher++) {
            FloatMatrix y = fit(recipe, labelled, seed + teacher, page).predict(images);
            for (int i = 0; i < y.length; i++) beliefs.data[i] += y.data[i];
        }
        for (int i = 0; i < beliefs.length; i++) beliefs.data[i] /= TEACHERS;
        SelfTaught batches = new SelfTaught(begun, images, labelled, beliefs);
        recipe.trainer(phase, batches.size(), seed, List.of()).fit(begun.network(), batches, progress, page);
        return begun;
    }

    private static double error(Model model, Dataset data) {
        FloatMatrix y = model.predict(data.samples().x());
        int wrong = 0;
        for (int s = 0; s < y.columns; s++)
            if (Argmax.of(y.data, s * y.rows, (s + 1) * y.rows) != data.classOf(s)) wrong++;
        return (double) wrong / y.columns;
    }
}
