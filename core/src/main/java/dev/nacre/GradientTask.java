package dev.nacre;

/** The gradient over a part's samples, at the weights of the replica. */
final class GradientTask implements Parts.Task<PartSum> {
    private static final long serialVersionUID = 1;

    private final Replica replica;
    private final long pass;

    /** The same number of the pass, the same noise. */
    GradientTask(Replica replica, long pass) {
        this.replica = replica;
        this.pass = pass;
    }

    @Override
    public PartSum on(Samples part, int number) {
        if (part.size() == 0) return new PartSum();
        Replica.Working working = replica.build();
        working.noises(pass, number);
        GradientSum sum = new GradientSum(working.objective());
        sum.add(working.seen(part).inOrder(GradientSum.BATCH));
        return sum.partSum(part.size(), working.carried(null, Rounds.exact()).values());
    }
}
