package dev.nacre.examples.lecture;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.layers.Dense;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.model.Transfer;
import dev.nacre.optimizers.Adam;
import dev.nacre.training.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Stacked denoising autoencoders: all digits teach the lower layers without labels, few labels teach the rest. */
public final class Pretraining {
    static final int[] LABELS = {40, 100, 300};
    static final List<String> WAYS = List.of("labels alone", "pre-trained");
    /** Networks to pre-train, by name. */
    public static final Map<String, String> STACKS = stacks();

    private static final int SEEDS = 3;

    private Pretraining() {}

    private static Map<String, String> stacks() {
        Map<String, String> stacks = new LinkedHashMap<>();
        stacks.put(
                "three layers of sigmoid",
                "sequential([scale(0.0625), stackedDenoising([128, 128, 128], corruption=masking(0.3),"
                        + " activation=sigmoid, loss=binaryCrossEntropy, upperLoss=binaryCrossEntropy)])");
        stacks.put(
                "one layer of relu",
                "sequential([scale(0.0625), stackedDenoising([256], corruption=masking(0.5), activation=relu,"
                        + " loss=binaryCrossEntropy)])");
        return stacks;
    }

    /** Mean accuracy on validation digits, by way and number of labels. */
    static double[][] accuracies(String stack) {
        double[][] accuracies = new double[WAYS.size()][LABELS.length];
        for (long seed = 1; seed <= SEEDS; seed++) {
            Digits digits = Digits.all(seed);
            Network random = new Network(STACKS.get(stack), Digits.SHAPE, seed);
            Network known = new Network(STACKS.get(stack), Digits.SHAPE, seed);
            Trainer.of(new Adam(0.002f)).epochs(25).seed(seed).pretrain(known, digits.train());
            for (int n = 0; n < LABELS.length; n++) {
                Samples few = Digits.few(LABELS[n], seed).train();
                accuracies[0][n] += fineTuned(random, few, digits, seed) / SEEDS;
                accuracies[1][n] += fineTuned(known, few, digits, seed) / SEEDS;
            }
        }
        return accuracies;
    }

    private static double fineTuned(Network lower, Samples few, Digits digits, long seed) {
        Network network = Transfer.withHead(lower, new Dense(10), seed);
        Trainer.of(new CrossEntropy(), new Adam(0.002f))
                .epochs(4000 / few.size())
                .seed(seed)
                .fit(network, few);
        return Learned.accuracy(network, digits.validation());
    }

    static Sheet sheet() {
        double[] labels = IntStream.of(LABELS).asDoubleStream().toArray();
        List<Panel> panels = new ArrayList<>();
        for (String stack : STACKS.keySet()) {
            double[][] accuracies = accuracies(stack);
            List<Line> lines = new ArrayList<>();
            for (int way = 0; way < WAYS.size(); way++) lines.add(new Line(WAYS.get(way), labels, accuracies[way]));
            panels.add(Panel.of(
                    stack,
                    Scale.logarithmic("labelled digits", 40, 300),
                    Scale.linear("validation accuracy", 0.2, 1),
                    lines));
        }
        return new Sheet("Stacked denoising autoencoders and few labels", 2, 400, 260, WAYS, panels);
    }
}
