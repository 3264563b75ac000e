package dev.nacre.training;

import dev.nacre.Samples;

/** The gradient over a part's samples, at the weights of the replica. */
final class GradientTask implements Partitions.Task<PartialResult> {
    private static final long serialVersionUID = 1;

    private final Replica replica;
    private final long pass;

    /** The same number of the pass, the same noise. */
    GradientTask(Replica replica, long pass) {
        this.replica = replica;
        this.pass = pass;
    }

    @Override
    public PartialResult on(Samples part, int number) {
        if (part.size() == 0) return new PartialResult();
        Replica.Working working = replica.build();
        working.noises(pass, number);
        GradientSum sum = new GradientSum(working.objective());
        sum.add(working.seen(part).inOrder(GradientSum.BATCH));
        return sum.partSum(
                part.size(), working.carried(null, ParameterAveraging.exact()).values());
    }
}
