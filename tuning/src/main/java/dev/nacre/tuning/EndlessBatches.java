package dev.nacre.tuning;

import dev.nacre.Batch;
import dev.nacre.Pass;
import dev.nacre.TrainingData;
import dev.nacre.training.Trainer;

/** The batches of shuffled passes over training data, one pass after the other without end. */
final class EndlessBatches implements AutoCloseable {
    private final TrainingData data;
    private final Trainer trainer;
    private int passes;
    private Pass pass;

    EndlessBatches(TrainingData data, Trainer trainer) {
        this.data = data;
        this.trainer = trainer;
        this.pass = data.shuffled(trainer.batchSize(), trainer.seed());
    }

    Batch next() {
        if (!pass.hasNext()) {
            pass.close();
            pass = data.shuffled(trainer.batchSize(), trainer.seed() + ++passes);
            if (!pass.hasNext()) throw new IllegalArgumentException("the training data has no samples");
        }
        return pass.next();
    }

    @Override
    public void close() {
        pass.close();
    }
}
