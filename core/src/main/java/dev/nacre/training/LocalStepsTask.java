package dev.nacre.training;

import dev.nacre.Batch;
import dev.nacre.Optimizer;
import dev.nacre.Pass;
import dev.nacre.Samples;
import dev.nacre.plugin.Plugins;
import java.util.Optional;

/** Local steps of one partition; all partitions start from the same weights. */
final class LocalStepsTask implements Partitions.Task<PartialResult> {
    private static final long serialVersionUID = 1;

    private final Replica replica;
    private final ParameterAveraging averaging;
    private final String optimizer;
    private final int batchSize;
    private final int accumulate;
    private final long pass;
    private final long step;
    private final float rate;
    private final float[] state;

    /** {@code state} is the optimizer's; empty if each round starts with new state. */
    LocalStepsTask(Training training, ParameterAveraging averaging, long step, float rate, Optional<float[]> state) {
        Trainer trainer = training.trainer();
        this.replica = new Replica(training.objective());
        this.averaging = averaging;
        this.optimizer = Plugins.format(trainer.optimizer());
        this.batchSize = trainer.batchSize();
        this.accumulate = trainer.accumulate();
        this.pass = training.pass();
        this.step = step;
        this.rate = rate;
        this.state = state.orElse(null);
    }

    @Override
    public PartialResult on(Samples part, int number) {
        if (part.size() == 0) return new PartialResult();
        Objective objective = replica.build();
        Replica.positionNoises(objective, pass, number);
        Updater updater = new Updater(Plugins.parse(Optimizer.class, optimizer), objective.parameters());
        if (state != null) updater.restore(state, step);
        Progress progress = new Progress(objective.metrics().size());
        try (Pass batches = objective.prepare(part).shuffled(batchSize, pass + number * 0x9E3779B97F4A7C15L)) {
            new StepLoop(objective, updater, accumulate, progress)
                    .run(batches, rate, averaging.localSteps(), new Unwatched(progress));
        }
        float[] values = new AveragedState(objective, Optional.of(updater), averaging).values();
        return new PartialResult(part.size(), progress, new double[0], values);
    }

    /** There are no listeners here; a loss that is NaN or infinite is reported with the result. */
    private record Unwatched(Progress progress) implements StepLoop.Watcher {
        @Override
        public boolean stopped() {
            return false;
        }

        @Override
        public void onGradients(Batch batch) {}

        @Override
        public void onStep(double loss) {}

        @Override
        public void onNotFinite(double loss, Batch batch) {
            progress.lossSum = loss;
        }
    }
}
