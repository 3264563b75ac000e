package dev.nacre.cli.console;

import dev.nacre.Batch;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Training;

/** Two listeners without state as one. */
record Both(Listener first, Listener second) implements Listener {
    @Override
    public void onStart(Training training) {
        first.onStart(training);
        second.onStart(training);
    }

    @Override
    public void onGradients(Training training, Batch batch) {
        first.onGradients(training, batch);
        second.onGradients(training, batch);
    }

    @Override
    public void onStep(Training training, double loss) {
        first.onStep(training, loss);
        second.onStep(training, loss);
    }

    @Override
    public void onEpoch(Training training, Epoch epoch) {
        first.onEpoch(training, epoch);
        second.onEpoch(training, epoch);
    }

    @Override
    public void onStop(Training training) {
        first.onStop(training);
        second.onStop(training);
    }

    @Override
    public void onEnd(Training training) {
        first.onEnd(training);
        second.onEnd(training);
    }
}
