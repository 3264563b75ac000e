package dev.nacre.tables;

import dev.nacre.training.Listener;
import dev.nacre.training.Training;

/** Stops a training on request, and remembers whether it was stopped in its first epoch. */
final class StopIfCancelled implements Listener {
    private final TableListener listener;
    private boolean inFirstEpoch;

    StopIfCancelled(TableListener listener) {
        this.listener = listener;
    }

    @Override
    public void onStep(Training running, double loss) {
        if (listener.cancelled()) running.stop();
    }

    @Override
    public void onStop(Training running) {
        inFirstEpoch = running.history().isEmpty();
    }

    /** Whether the training ended before its first epoch had. */
    boolean inFirstEpoch() {
        return inFirstEpoch;
    }
}
