package dev.nacre.examples.lecture;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.layers.Dense;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.model.Transfer;
import dev.nacre.optimizers.Adam;
import dev.nacre.training.FineTuning;
import dev.nacre.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Transfer where it hurts and where it helps, by the number of labels of the second task. */
final class Transfers {
    static final List<String> WAYS = List.of("frozen, new head", "head first, then all", "from scratch");
    static final int[] LABELS = {10, 25, 50, 100, 200};
    private static final String BODY = "sequential([scale(0.0625), dense(64, activation=relu, initializer=heNormal),"
            + " dense(32, activation=relu, initializer=heNormal)])";
    private static final int SEEDS = 3;

    private Transfers() {}

    /** Mean accuracy on held-out samples, by way and number of labels. */
    static double[][] accuracies(TransferTask task) {
        double[][] accuracies = new double[WAYS.size()][LABELS.length];
        for (long seed = 1; seed <= SEEDS; seed++) {
            Network source = Transfer.withHead(
                    new Network(BODY, Digits.SHAPE, seed),
                    new Dense(task.source().targets()),
                    seed);
            trainer(20, seed).fit(source, task.source());
            Network body = new Network(BODY, Digits.SHAPE, seed);
            Transfer.copyLayers(source, body, body.layers().size());
            for (int n = 0; n < LABELS.length; n++) {
                Samples few = task.pool().select(IntStream.range(0, LABELS[n]).toArray());
                List<Network> learned = List.of(
                        frozen(body, few, seed),
                        tuned(frozen(body, few, seed), few, seed),
                        begun(new Network(BODY, Digits.SHAPE, seed + 100), few, seed, 0));
                for (int way = 0; way < WAYS.size(); way++)
                    accuracies[way][n] += Learned.accuracy(learned.get(way), task.heldOut()) / SEEDS;
            }
        }
        return accuracies;
    }

    private static Network frozen(Network body, Samples few, long seed) {
        return begun(body, few, seed, body.layers().size());
    }

    private static Network begun(Network body, Samples few, long seed, int frozen) {
        Network network = Transfer.withHead(body, new Dense(few.targets()), seed);
        FineTuning.freeze(network, frozen);
        trainer(epochs(few), seed).fit(network, few);
        return network;
    }

    private static Network tuned(Network network, Samples few, long seed) {
        new FineTuning(trainer(epochs(few), seed), 0.5f).all(network, few);
        return network;
    }

    /** About as many steps for few samples as for many. */
    private static int epochs(Samples few) {
        return 2000 / few.size() + 20;
    }

    private static Trainer trainer(int epochs, long seed) {
        return Trainer.of(new CrossEntropy(), new Adam(0.003f)).epochs(epochs).seed(seed);
    }

    static Sheet sheet() {
        List<Panel> panels = new ArrayList<>();
        double[] labels = IntStream.of(LABELS).asDoubleStream().toArray();
        for (TransferTask task : TransferTask.all()) {
            double[][] accuracies = accuracies(task);
            List<Line> lines = new ArrayList<>();
            for (int way = 0; way < WAYS.size(); way++) lines.add(new Line(WAYS.get(way), labels, accuracies[way]));
            panels.add(Panel.of(
                    task.title(),
                    Scale.logarithmic("labels of the second task", 10, 200),
                    Scale.linear("accuracy", 0.2, 1),
                    lines));
        }
        return new Sheet("Transfer from one task to another: handwritten digits", 2, 400, 260, WAYS, panels);
    }
}
