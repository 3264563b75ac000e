package dev.nacre.tuning;

import dev.nacre.Layers;
import dev.nacre.TrainingData;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Training;
import java.util.Locale;

/**
 * Gives up a training whose mean loss in an epoch is more than three times the loss before training: an exception
 * ends it, and in a search the trial is listed as failed, with the reason. Losses are those of the data, with layers'
 * own terms and without penalties on weights. One listener can serve several trainings on the same data.
 */
public final class RisingLoss implements Listener {
    private static final double RISE = 3;

    private final TrainingData data;
    private double first;
    private double sum;
    private long steps;

    /**
     * For trainings on some data.
     *
     * @param data the training data; evaluated once before each training
     */
    public RisingLoss(TrainingData data) {
        this.data = data;
    }

    @Override
    public void onStart(Training training) {
        first = training.objective()
                .evaluate(training.objective().prepare(data))
                .loss();
        sum = 0;
        steps = 0;
    }

    @Override
    public void onStep(Training training, double loss) {
        if (training.step() == 1) first += Layers.ownLoss(training.layer());
        sum += loss;
        steps++;
    }

    /**
     * Compares the losses of the epoch.
     *
     * @throws IllegalStateException if they are too high
     */
    @Override
    public void onEpoch(Training training, Epoch epoch) {
        double mean = sum / steps;
        sum = 0;
        steps = 0;
        if (mean > RISE * first)
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    "given up in epoch %d: the loss is %.4g, more than three times that before training, %.4g; lower "
                            + "the learning rate",
                    epoch.number(),
                    mean,
                    first));
    }
}
