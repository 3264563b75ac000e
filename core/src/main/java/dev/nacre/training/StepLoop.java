package dev.nacre.training;

import dev.nacre.Batch;
import dev.nacre.Pass;

/**
 * The loop over the batches of a pass, on one machine's data and on each partition alike: accumulates gradients, then
 * steps.
 */
final class StepLoop {
    private final Objective objective;
    private final Updater updater;
    private final int accumulate;
    private final Progress progress;
    private Batch batch;

    /** What happens around the steps. */
    interface Watcher {
        /** Whether to end before the next step. */
        boolean stopped();

        /** The gradients are there; the batch is the last one that they come from. */
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

    /** Steps until the pass or the limit ends. */
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
     * Adds up the gradients of a step, and returns the mean loss; at once if that of a batch is not finite. With
     * several batches the sum of their means is brought to the mean over all samples: by a factor before each batch
     * that is not as large as the one before, and one at the end.
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
