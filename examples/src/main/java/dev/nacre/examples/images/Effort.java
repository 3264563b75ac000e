package dev.nacre.examples.images;

import dev.nacre.Loss;
import dev.nacre.Optimizer;
import dev.nacre.metrics.Accuracy;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Trainer;

/**
 * How long a network learns.
 *
 * @param epochs passes over the training pictures
 * @param batchSize pictures in a step
 * @param pictures number of training pictures
 */
record Effort(int epochs, int batchSize, int pictures) {
    /** Multiplications of forward passes in all: about three minutes on two cores. */
    private static final double MULTIPLICATIONS = 1.2e12;

    private static final int LEAST_EPOCHS = 12;
    private static final int MOST_EPOCHS = 60;

    /** Small folders need more epochs than this to make enough steps. */
    private static final int ENOUGH_STEPS = 4000;

    private static final int ALWAYS_ENOUGH_EPOCHS = 150;

    private static final int MOST_BY_TIME = 500;

    /** Share of a training pass that validation takes. */
    private static final double VALIDATION = 0.1;

    /** By default: what about three minutes allow, but enough epochs, and not more than are of use. */
    static Effort of(double multiplications, int pictures) {
        int steps = steps(pictures);
        int most = Math.max(MOST_EPOCHS, Math.min(ALWAYS_ENOUGH_EPOCHS, ENOUGH_STEPS / steps));
        double affordable = MULTIPLICATIONS / (multiplications * pictures);
        return new Effort((int) Math.max(LEAST_EPOCHS, Math.min(most, affordable)), batchSize(pictures), pictures);
    }

    static Effort during(int epochs, int pictures) {
        return new Effort(epochs, batchSize(pictures), pictures);
    }

    /** As many epochs as a time allows, at least one. */
    Effort within(double seconds, double secondsPerStep) {
        double epoch = secondsPerStep * steps(pictures) * (1 + VALIDATION);
        return during((int) Math.max(1, Math.min(MOST_BY_TIME, seconds / epoch)), pictures);
    }

    private static int batchSize(int pictures) {
        return pictures < 500 ? 16 : pictures < 5000 ? 32 : 64;
    }

    private static int steps(int pictures) {
        return (pictures + batchSize(pictures) - 1) / batchSize(pictures);
    }

    /** One cycle of the learning rate, up to a rate and down to zero. */
    Trainer trainer(Loss loss, double rate, long seed) {
        int steps = Math.max(2, epochs * steps(pictures));
        String optimizer = "chain([adamW(learningRate=" + (float) rate + ", decay=0.00003), oneCycle(" + steps + ")])";
        return Trainer.of(loss, Plugins.parse(Optimizer.class, optimizer))
                .batchSize(batchSize)
                .epochs(epochs)
                .seed(seed)
                .metrics(new Accuracy());
    }

    /** Without an epoch of improvement for so long, training ends: the schedule's end matters, so it is long. */
    int patience() {
        return Math.max(10, epochs / 2);
    }
}
