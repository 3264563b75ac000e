package dev.nacre.training;

import dev.nacre.Samples;
import java.util.Optional;

/** The gradient over a partition's samples, at the replica's weights. */
final class GradientTask implements Partitions.Task<PartialResult> {
    private static final long serialVersionUID = 1;

    private final Replica replica;
    private final long pass;

    /** The same pass number gives the same noise. */
    GradientTask(Replica replica, long pass) {
        this.replica = replica;
        this.pass = pass;
    }

    @Override
    public PartialResult on(Samples part, int number) {
        if (part.size() == 0) return new PartialResult();
        Objective objective = replica.build();
        Replica.positionNoises(objective, pass, number);
        GradientSum sum = new GradientSum(objective);
        sum.add(objective.prepare(part));
        AveragedState state = new AveragedState(objective, Optional.empty(), ParameterAveraging.exact());
        return sum.partialResult(part.size(), state.values());
    }
}
