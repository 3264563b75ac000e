package dev.nacre.training;

import dev.nacre.Batch;
import dev.nacre.Pass;

/**
 * The loop over the batches of an epoch: accumulates gradients, then steps. Training on one machine and on partitions
 * use the same loop.
 */
final class StepLoop {
    private final Objective objective;
    private final Updater updater;
    private final int accumulate;
    private final Progress progress;
    private Batch batch;

    /** Called around the steps. */
    interface Watcher {
        /** Whether to stop before the next step. */
        boolean stopped();

        /** The gradients are complete; the batch is the last one that they come from. */
        void onGradients(Batch batch);

        void onStep(double loss);

        /** The loop ends; no step is done with these gradients. */
        void onNotFinite(double loss, Batch batch);
    }

    StepLoop(Objective objective, Updater updater, int accumulate, Progress progress) {
        this.objective = objective;
        this.updater = updater;
        this.accumulate = accumulate;
        this.progress = progress;
    }

    /** Steps until the end of the pass or the limit. */
    void run(Pass batches, float rate, long limit, Watcher watcher) {
        for (long done = 0; done < limit && !watcher.stopped() && batches.hasNext(); done++) {
            double loss = addGradients(batches);
            if (!Double.isFinite(loss)) {
                watcher.onNotFinite(loss, batch);
                return;
            }
            watcher.onGradients(batch);
            updater.apply(rate);
            progress.step++;
            watcher.onStep(loss);
        }
    }

    /**
     * Accumulates the gradients of a step and returns the mean loss; returns at once if a batch's loss is NaN or
     * infinite. To turn the batches' mean gradients into the mean over all samples, it scales the sum before each batch
     * of another size than the one before it, and once at the end.
     */
    private double addGradients(Pass batches) {
        updater.clearGradients();
        double loss = add(batches.next());
        if (accumulate == 1 || !Double.isFinite(loss)) return loss;
        int last = batch.x().columns;
        int n = last;
        double sum = loss * n;
        for (int i = 1; i < accumulate && batches.hasNext(); i++) {
            Batch further = batches.next();
            int next = further.x().columns;
            if (next != last) updater.scaleGradients((float) last / next);
            loss = add(further);
            if (!Double.isFinite(loss)) return loss;
            sum += loss * next;
            last = next;
            n += next;
        }
        if (n != last) updater.scaleGradients((float) last / n);
        return sum / n;
    }

    private double add(Batch next) {
        batch = next;
        Objective.Result result = objective.addGradients(batch);
        if (Double.isFinite(result.loss())) progress.add(result, batch.x().columns);
        return result.loss();
    }
}
