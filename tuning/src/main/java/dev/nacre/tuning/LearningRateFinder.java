package dev.nacre.tuning;

import dev.nacre.Batch;
import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.TrainingData;
import dev.nacre.training.Stepper;
import dev.nacre.training.Trainer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Looks for a learning rate: trains a network of its own with steps that grow by equal ratios, until the loss leaps up, and suggests
 * where the loss fell fastest, well below where it was least. Smith, 2017, arXiv:1506.01186, section 3.3; smoothed as fast.ai does.
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
     * What was found.
     *
     * @param curve for a chart of loss by rate
     * @param suggestion where the loss fell fastest, by equal ratios of rates, but at most a tenth of the rate at which it was least
     */
    public record Found(List<Point> curve, double suggestion) {
        /** Keeps a copy. */
        public Found {
            curve = List.copyOf(curve);
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
    public Found find(LayerSpec network, Trainer trainer, TrainingData data) {
        Network built = new Network(network, data.inputs(), trainer.seed());
        Trainer.of(trainer.loss(), trainer.optimizer()).batchSize(trainer.batchSize()).epochs(0).seed(trainer.seed()).fit(built, data);
        Stepper stepper = new Stepper(built, trainer.loss(), trainer.optimizer());
        List<Float> own =
                built.parameters().stream().map(Parameter::learningRateMultiplier).toList();
        List<Point> curve = new ArrayList<>();
        Iterator<Batch> batches = data.shuffled(trainer.batchSize(), trainer.seed());
        double mean = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < steps; i++) {
            if (!batches.hasNext()) batches = data.shuffled(trainer.batchSize(), trainer.seed() + i);
            double rate = from * Math.pow(to / from, i / (steps - 1.0));
            for (int p = 0; p < own.size(); p++) built.parameters().get(p).learningRate((float) (rate * own.get(p)));
            Batch batch = batches.next();
            double loss = stepper.step(batch.x(), batch.t());
            mean = SMOOTHING * mean + (1 - SMOOTHING) * loss;
            double smoothed = mean / (1 - Math.pow(SMOOTHING, i + 1));
            if (!(smoothed <= LEAP * least) && i > 0) break;
            least = Math.min(least, smoothed);
            curve.add(new Point(rate, smoothed));
        }
        return new Found(curve, suggestion(curve));
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
