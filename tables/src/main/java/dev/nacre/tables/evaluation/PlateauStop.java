package dev.nacre.tables.evaluation;

import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Training;
import java.util.function.BooleanSupplier;

/** Stops if cancelled, or if the training loss has hardly fallen for ten epochs. */
final class PlateauStop implements Listener {
    private static final int PATIENCE = 10;
    private static final double IMPROVEMENT = 1e-4;

    private final BooleanSupplier cancelled;
    private double best = Double.POSITIVE_INFINITY;
    private int stale;

    PlateauStop(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
    }

    @Override
    public void onStep(Training training, double loss) {
        if (cancelled.getAsBoolean()) training.stop();
    }

    @Override
    public void onEpoch(Training training, Epoch epoch) {
        stale = epoch.loss() > best - IMPROVEMENT ? stale + 1 : 0;
        best = Math.min(best, epoch.loss());
        if (stale > PATIENCE) training.stop();
    }
}
