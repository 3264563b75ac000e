package dev.nacre.benchmarks;

import dev.nacre.Batch;
import dev.nacre.Network;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The losses of ten steps on one batch, from the weights that the peers have too: do all do the same work? */
public final class Losses {
    private Losses() {}

    /**
     * Prints a line for each workload.
     *
     * @param arguments names of workloads that train
     */
    public static void main(String[] arguments) {
        for (String name : arguments) {
            System.out.print(name);
            for (double loss : of(Workload.of(name), 10)) System.out.printf(Locale.ROOT, " %.5f", loss);
            System.out.println();
        }
    }

    static double[] of(Workload workload, int steps) {
        Network network = workload.build();
        Workload.setWeights(network);
        ToDoubleFunction<Batch> training = workload.steps(network);
        Batch batch = workload.batch(0);
        double[] losses = new double[steps];
        for (int i = 0; i < steps; i++) losses[i] = training.applyAsDouble(batch);
        return losses;
    }
}
