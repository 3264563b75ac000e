package dev.nacre.diagnosis;

import dev.nacre.Batch;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.metrics.Accuracy;
import dev.nacre.training.SupervisedObjective;
import dev.nacre.training.Trainer;
import dev.nacre.training.Updater;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jblas.FloatMatrix;

/**
 * Checks that a few samples can be overfitted with the trainer's own optimizer: to accuracy 1, or to an R² of 0.9 in
 * regression.
 */
final class TinySubset {
    private static final String NAME = "overfitting a few samples";
    private static final int SAMPLES = 20;
    private static final int STEPS = 500;
    private static final int BETWEEN = 10;
    private static final double EXPLAINED = 0.9;

    private TinySubset() {}

    static Check check(Network network, Trainer trainer, Samples some) {
        boolean classes = SanityCheck.classes(some.t());
        Samples few = some.select(choose(some, classes));
        if (spread(few.t()) == 0) return Check.skipped(NAME, "all targets are the same");
        SupervisedObjective objective = new SupervisedObjective(network, trainer.loss(), List.of());
        Updater updater = new Updater(trainer.optimizer(), objective.parameters());
        Batch batch = new Batch(few.x(), few.t());
        double figure = Double.NEGATIVE_INFINITY;
        for (int step = 1; step <= STEPS; step++) {
            double loss = updater.step(objective, batch);
            if (!Double.isFinite(loss))
                return Check.failed(NAME, "the loss is " + loss + " at step " + step + "; lower the learning rate");
            if (step % BETWEEN > 0) continue;
            figure = figure(network, trainer, few, classes);
            if (figure >= (classes ? 1 : EXPLAINED))
                return Check.passed(NAME, few.size() + " samples took at most " + step + " steps");
        }
        return Check.failed(
                NAME,
                String.format(
                                Locale.ROOT,
                                "%s is %.3f on %d samples after %d steps",
                                classes ? "accuracy" : "R²",
                                figure,
                                few.size(),
                                STEPS)
                        + "; raise the learning rate or the number of units, and check that targets match their "
                        + "samples");
    }

    private static double figure(Network network, Trainer trainer, Samples few, boolean classes) {
        FloatMatrix y = network.infer(few.x());
        trainer.loss().predict(y, y);
        if (classes) return new Accuracy().value(y, few.t());
        double error = 0;
        for (int i = 0; i < y.length; i++) error += Math.pow(y.data[i] - few.t().data[i], 2);
        return 1 - error / spread(few.t());
    }

    /** Sum of squared distances from the mean of each row. */
    private static double spread(FloatMatrix t) {
        double sum = 0;
        for (int i = 0; i < t.rows; i++) {
            double mean = 0;
            for (int s = 0; s < t.columns; s++) mean += t.data[s * t.rows + i] / (double) t.columns;
            for (int s = 0; s < t.columns; s++) sum += Math.pow(t.data[s * t.rows + i] - mean, 2);
        }
        return sum;
    }

    /** Takes the first sample of each class in turn, and only one of samples with the same features. */
    private static int[] choose(Samples some, boolean classes) {
        List<Integer> left = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        int rows = some.inputs();
        for (int s = 0; s < some.size(); s++)
            if (seen.add(Arrays.hashCode(Arrays.copyOfRange(some.x().data, s * rows, (s + 1) * rows)))) left.add(s);
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < SAMPLES && !left.isEmpty()) {
            Set<Integer> turn = new HashSet<>();
            for (int s : List.copyOf(left)) {
                if (chosen.size() == SAMPLES || classes && !turn.add(target(some.t(), s))) continue;
                chosen.add(s);
                left.remove(Integer.valueOf(s));
            }
        }
        return chosen.stream().mapToInt(i -> i).toArray();
    }

    private static int target(FloatMatrix t, int s) {
        return Arrays.hashCode(Arrays.copyOfRange(t.data, s * t.rows, (s + 1) * t.rows));
    }
}
