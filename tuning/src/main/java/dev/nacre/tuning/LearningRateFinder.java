package dev.nacre.tuning;

import dev.nacre.Batch;
import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Pass;
import dev.nacre.TrainingData;
import dev.nacre.training.SupervisedObjective;
import dev.nacre.training.Trainer;
import dev.nacre.training.Updater;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for a learning rate: trains a network of its own with steps that grow by equal ratios, until the loss leaps up,
 * and suggests where the loss fell fastest, well below where it was least. Smith, 2017, arXiv:1506.01186, section 3.3;
 * smoothed as fast.ai does.
 *
 * @param from the factor of the optimizer's steps to begin with, &gt; 0
 * @param to the last factor, &gt; from
 * @param steps how many, at least 20
 */
public record LearningRateFinder(double from, double to, int steps) {
    private static final double SMOOTHING = 0.9;
    private static final double LEAP = 4;
    /** The first means are of few losses. */
    private static final int WARM = 10;

    /** Checks the components. */
    public LearningRateFinder {
        if (!(from > 0)) throw new IllegalArgumentException("from must be > 0, not " + from);
        if (!(to > from) || to > Float.MAX_VALUE) throw new IllegalArgumentException("to must be > from, not " + to);
        if (steps < 2 * WARM) throw new IllegalArgumentException("steps must be >= " + 2 * WARM + ", not " + steps);
    }

    /** From 1e-6 to 10 in 200 steps: for an optimizer whose own learning rate is 1, so that factors are rates. */
    public LearningRateFinder() {
        this(1e-6, 10, 200);
    }

    /**
     * A step.
     *
     * @param rate factor of the optimizer's steps
     * @param loss the mean of the losses so far, newer ones counting more
     */
    public record Point(double rate, double loss) {}

    /**
     * The loss by learning rate.
     *
     * @param points for a chart
     * @param suggestion where the loss fell fastest, by equal ratios of rates, but at most a tenth of the rate at which
     *     it was least
     */
    public record Curve(List<Point> points, double suggestion) {
        /** Keeps a copy. */
        public Curve {
            points = List.copyOf(points);
        }
    }

    /**
     * Runs.
     *
     * @param network the layers
     * @param trainer its loss, batch size, seed, and optimizer: give that a learning rate of 1
     * @param data the training part
     * @return what was found
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
        try (Endless batches = new Endless(data, trainer)) {
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

    /** One pass after the other. */
    private static final class Endless implements AutoCloseable {
        private final TrainingData data;
        private final Trainer trainer;
        private int passes;
        private Pass pass;

        Endless(TrainingData data, Trainer trainer) {
            this.data = data;
            this.trainer = trainer;
            this.pass = data.shuffled(trainer.batchSize(), trainer.seed());
        }

        Batch next() {
            if (!pass.hasNext()) {
                pass.close();
                pass = data.shuffled(trainer.batchSize(), trainer.seed() + ++passes);
                if (!pass.hasNext()) throw new IllegalArgumentException("there is no sample to train on");
            }
            return pass.next();
        }

        @Override
        public void close() {
            pass.close();
        }
    }

    /** Where the loss fell fastest before it was least, but at most a tenth of the rate at which it was least. */
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
