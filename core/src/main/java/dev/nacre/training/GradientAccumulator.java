package dev.nacre.training;

import dev.nacre.Batch;
import java.util.Iterator;

/** Adds up the gradients of one step after the other. */
final class GradientAccumulator {
    private final Objective objective;
    private final Updater steps;
    private final int accumulate;
    private final Progress progress;
    private Batch batch;

    GradientAccumulator(Objective objective, Updater steps, int accumulate, Progress progress) {
        this.objective = objective;
        this.steps = steps;
        this.accumulate = accumulate;
        this.progress = progress;
    }

    /** The batch last seen. */
    Batch batch() {
        return batch;
    }

    /**
     * Adds up the gradients of a step, and returns the mean loss; at once if that of a batch is not finite. With several batches the sum
     * of their means is brought to the mean over all samples: by a factor before each batch that is not as large as the one before, and
     * one at the end.
     */
    double next(Iterator<Batch> batches) {
        steps.clearGradients();
        double loss = add(batches.next());
        if (accumulate == 1 || !Double.isFinite(loss)) return loss;
        int last = batch.x().columns;
        int n = last;
        double sum = loss * n;
        for (int i = 1; i < accumulate && batches.hasNext(); i++) {
            Batch further = batches.next();
            int next = further.x().columns;
            if (next != last) steps.scaleGradients((float) last / next);
            loss = add(further);
            if (!Double.isFinite(loss)) return loss;
            sum += loss * next;
            last = next;
            n += next;
        }
        if (n != last) steps.scaleGradients((float) last / n);
        return sum / n;
    }

    private double add(Batch next) {
        batch = next;
        Objective.BatchResult result = objective.addGradients(batch);
        if (Double.isFinite(result.loss())) progress.add(result, batch.x().columns);
        return result.loss();
    }
}
