package dev.nacre.training;

import dev.nacre.Evaluation;
import java.util.Optional;

/**
 * One epoch of training over {@link Partitions}: combines the tasks' results, in the order of the partitions, into the
 * network's new state.
 */
final class DistributedPass {
    private final Training training;
    private final Objective objective;
    private final Updater updater;

    DistributedPass(Training training, Updater updater) {
        this.training = training;
        this.objective = training.objective();
        this.updater = updater;
    }

    /**
     * Updates weights, state and progress; returns the training loss, which is NaN or infinite if training diverged.
     */
    double run(Partitions parts, float rate) {
        return parts.averaging().localSteps() == 0 ? exact(parts, rate) : round(parts, rate);
    }

    private double exact(Partitions parts, float rate) {
        GradientSum sum = new GradientSum(objective);
        AveragedState carried = new AveragedState(objective, Optional.empty(), parts.averaging());
        parts.run(new GradientTask(new Replica(objective), training.pass()), part -> {
            sum.add(part);
            training.progress().add(part);
            carried.add(part);
        });
        if (!Double.isFinite(sum.progress().lossSum)) return sum.progress().lossSum;
        sum.scatter();
        carried.settle();
        updater.apply(rate);
        return finished(1);
    }

    private double round(Partitions parts, float rate) {
        ParameterAveraging rounds = parts.averaging();
        boolean anew = rounds.optimizer() == ParameterAveraging.Carry.RESTART;
        if (anew && training.trainer().optimizer().averageSlot() >= 0)
            throw new IllegalArgumentException(
                    "an optimizer that averages weights can't RESTART in each round; choose another Carry for it");
        AveragedState carried = new AveragedState(objective, Optional.of(updater), rounds);
        long[] most = new long[1];
        LocalStepsTask task = new LocalStepsTask(
                training, rounds, training.step(), rate, anew ? Optional.empty() : Optional.of(updater.stateVector()));
        parts.run(task, part -> {
            training.progress().add(part);
            carried.add(part);
            most[0] = Math.max(most[0], part.steps);
        });
        if (!Double.isFinite(training.progress().lossSum)) return training.progress().lossSum;
        carried.settle();
        return finished(most[0]);
    }

    private double finished(long done) {
        Progress progress = training.progress();
        progress.batches = done;
        progress.step += done;
        updater.resume(progress.step);
        return progress.lossSum / progress.samples;
    }

    /** Losses and predictions of all partitions. */
    static Evaluation evaluation(Objective objective, Partitions partitions) {
        Evaluation sum = new Evaluation();
        partitions.run(new EvaluationTask(new Replica(objective)), sum::add);
        return sum;
    }
}
