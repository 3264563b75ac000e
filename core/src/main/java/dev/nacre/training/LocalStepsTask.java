package dev.nacre.training;

import dev.nacre.Batch;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.plugin.Plugins;
import java.util.Iterator;

/** Local steps of one part, from where all are. */
final class LocalStepsTask implements Partitions.Task<PartialResult> {
    private static final long serialVersionUID = 1;

    private final Replica replica;
    private final ParameterAveraging rounds;
    private final String optimizer;
    private final int batchSize;
    private final int accumulate;
    private final long pass;
    private final long step;
    private final float rate;
    private final float[] state;

    /** {@code state} is the optimizer's; null where it begins anew. */
    LocalStepsTask(Training training, ParameterAveraging rounds, long step, float rate, float[] state) {
        Trainer trainer = training.trainer();
        this.replica = new Replica(training);
        this.rounds = rounds;
        this.optimizer = Plugins.format(trainer.optimizer());
        this.batchSize = trainer.batchSize();
        this.accumulate = trainer.accumulate();
        this.pass = training.pass();
        this.step = step;
        this.rate = rate;
        this.state = state;
    }

    @Override
    public PartialResult on(Samples part, int number) {
        if (part.size() == 0) return new PartialResult();
        Replica.Working working = replica.build();
        working.noises(pass, number);
        Objective objective = working.objective();
        Updater steps = new Updater(Plugins.parse(Optimizer.class, optimizer), objective.parameters());
        if (state != null) steps.restore(state, step);
        Progress progress = new Progress(objective.metrics().size());
        GradientAccumulator gathering = new GradientAccumulator(objective, steps, accumulate, progress);
        Iterator<Batch> batches = working.seen(part).shuffled(batchSize, pass + number * 0x9E3779B97F4A7C15L);
        while (progress.step < rounds.localSteps() && batches.hasNext()) {
            double loss = gathering.next(batches);
            if (!Double.isFinite(loss)) {
                progress.lossSum = loss;
                break;
            }
            steps.apply(rate);
            progress.step++;
        }
        return new PartialResult(
                part.size(),
                progress,
                new double[0],
                working.carried(steps, rounds).values());
    }
}
