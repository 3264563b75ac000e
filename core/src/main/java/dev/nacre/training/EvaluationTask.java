package dev.nacre.training;

import dev.nacre.Evaluation;
import dev.nacre.Samples;

/** Evaluates a partition's samples: losses, and predictions and targets for the metrics. */
final class EvaluationTask implements Partitions.Task<Evaluation> {
    private static final long serialVersionUID = 1;

    private final Replica replica;

    EvaluationTask(Replica replica) {
        this.replica = replica;
    }

    @Override
    public Evaluation on(Samples part, int number) {
        if (part.size() == 0) return new Evaluation();
        Objective objective = replica.build();
        return objective.evaluate(objective.prepare(part));
    }
}
