package dev.nacre.training;

/** A pass of training over {@link Partitions}: what tasks bring back becomes the network's new state, in the order of parts. */
final class DistributedPass {
    private final Training training;
    private final Objective objective;
    private final Updater steps;

    DistributedPass(Training training, Objective objective, Updater steps) {
        this.training = training;
        this.objective = objective;
        this.steps = steps;
    }

    /** Changes weights, state and progress; the loss that training had, not finite where it can't go on. */
    double run(Partitions parts, float rate) {
        return parts.rounds().localSteps() == 0 ? exact(parts, rate) : round(parts, rate);
    }

    private double exact(Partitions parts, float rate) {
        GradientSum sum = new GradientSum(objective);
        AveragedState carried = new AveragedState(objective, training.layer(), steps, parts.rounds());
        parts.run(new GradientTask(new Replica(training), training.pass()), part -> {
            sum.add(part);
            training.progress().add(part);
            carried.add(part);
        });
        if (!Double.isFinite(sum.progress().lossSum)) return sum.progress().lossSum;
        sum.scatter();
        carried.settle();
        steps.apply(rate);
        return finished(1);
    }

    private double round(Partitions parts, float rate) {
        ParameterAveraging rounds = parts.rounds();
        boolean anew = rounds.optimizer() == ParameterAveraging.Carry.RESTART;
        if (anew && training.trainer().optimizer().averageSlot() >= 0)
            throw new IllegalArgumentException(
                    "an optimizer that averages weights can't begin anew in each round; carry its state on");
        AveragedState carried = new AveragedState(objective, training.layer(), steps, rounds);
        long[] most = new long[1];
        LocalStepsTask task =
                new LocalStepsTask(training, rounds, training.step(), rate, anew ? null : steps.stateVector());
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
        steps.resume(progress.step);
        return progress.lossSum / progress.samples;
    }

    /** Losses and outputs of all parts. */
    static Evaluation evaluation(Training training, Partitions parts) {
        Evaluation sum = new Evaluation();
        parts.run(new EvaluationTask(new Replica(training)), sum::add);
        return sum;
    }
}
