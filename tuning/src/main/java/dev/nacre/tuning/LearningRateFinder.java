package dev.nacre.tuning;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.TrainingData;
import dev.nacre.training.SupervisedObjective;
import dev.nacre.training.Trainer;
import dev.nacre.training.Updater;
import java.util.ArrayList;
import java.util.List;

/**
 * The learning-rate finder: trains a new network, multiplying the learning rate by a constant after each step,
 * until the loss rises steeply. It suggests the rate at which the loss fell fastest, well below the rate with the
 * lowest loss. Smith, 2017, arXiv:1506.01186, section 3.3; losses are smoothed as in fast.ai.
 *
 * @param from first factor of the optimizer's steps, &gt; 0
 * @param to last factor, &gt; from
 * @param steps number of steps, at least 20
 */
public record LearningRateFinder(double from, double to, int steps) {
    private static final double SMOOTHING = 0.9;
    private static final double LEAP = 4;
    /** The first smoothed losses are means of only a few losses. */
    private static final int WARM = 10;

    /** Checks the components. */
    public LearningRateFinder {
        if (!(from > 0)) throw new IllegalArgumentException("from must be > 0, not " + from);
        if (!(to > from) || to > Float.MAX_VALUE) throw new IllegalArgumentException("to must be > from, not " + to);
        if (steps < 2 * WARM) throw new IllegalArgumentException("steps must be >= " + 2 * WARM + ", not " + steps);
    }

    /** From 1e-6 to 10 in 200 steps. Use an optimizer with learning rate 1: then the factors are learning rates. */
    public LearningRateFinder() {
        this(1e-6, 10, 200);
    }

    /**
     * One step.
     *
     * @param rate factor of the optimizer's steps
     * @param loss exponentially smoothed loss
     */
    public record Point(double rate, double loss) {}

    /**
     * The loss by learning rate.
     *
     * @param points the points of the curve, for a chart
     * @param suggestion the rate at which the loss fell fastest (on a logarithmic axis), at most a tenth of the rate
     *     with the lowest loss
     */
    public record Curve(List<Point> points, double suggestion) {
        /** Keeps a copy. */
        public Curve {
            points = List.copyOf(points);
        }
    }

    /**
     * Runs the finder.
     *
     * @param network the layers
     * @param trainer its loss, batch size and seed are used, and its optimizer, which should have a learning rate of 1
     * @param data the training data
     * @return the curve and the suggestion
     */
    public Curve find(LayerSpec network, Trainer trainer, TrainingData data) {
        Network built = new Network(network, data.shape(), trainer.seed());
        SupervisedObjective objective = new SupervisedObjective(built, trainer.loss(), List.of());
        objective.requireData("training data", data);
        built.fitPreprocessing(data);
        List<Point> curve = new ArrayList<>();
        Updater updater = new Updater(trainer.optimizer(), objective.parameters());
        double mean = 0;
        double least = Double.POSITIVE_INFINITY;
        try (EndlessBatches batches = new EndlessBatches(data, trainer)) {
            for (int i = 0; i < steps; i++) {
                double rate = from * Math.pow(to / from, i / (steps - 1.0));
                updater.clearGradients();
                double loss = objective.addGradients(batches.next()).loss();
                updater.apply((float) rate);
                mean = SMOOTHING * mean + (1 - SMOOTHING) * loss;
                double smoothed = mean / (1 - Math.pow(SMOOTHING, i + 1));
                if (!(smoothed <= LEAP * least) && i > 0) break;
                least = Math.min(least, smoothed);
                curve.add(new Point(rate, smoothed));
            }
        }
        return new Curve(curve, suggestion(curve));
    }

    /** The rate of the fastest fall before the lowest loss, at most a tenth of the rate with the lowest loss. */
    private static double suggestion(List<Point> curve) {
        int least = Math.min(WARM, curve.size() - 1);
        for (int i = least; i < curve.size(); i++)
            if (curve.get(i).loss() < curve.get(least).loss()) least = i;
        double best = Double.POSITIVE_INFINITY;
        double rate = curve.get(least).rate() / 10;
        for (int i = WARM; i < least; i++) {
            double fall = curve.get(i + 1).loss() - curve.get(i - 1).loss();
            if (fall >= best) continue;
            best = fall;
            rate = Math.min(curve.get(i).rate(), curve.get(least).rate() / 10);
        }
        return rate;
    }
}
