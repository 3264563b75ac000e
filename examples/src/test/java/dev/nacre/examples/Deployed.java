package dev.nacre.examples;

import dev.nacre.Batch;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.losses.Mse;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.SupervisedObjective;
import dev.nacre.training.Updater;
import java.util.List;
import org.jblas.FloatMatrix;

/** A program in a class loader of its own, large enough for helper threads and native products. */
public final class Deployed {
    private Deployed() {}

    /** Trains for a few steps. */
    public static void run() {
        Network network = new Network("sequential([dense(300, activation=relu), dropout, dense(5)])", 200, 1);
        SupervisedObjective objective = new SupervisedObjective(network, new Mse(), List.of());
        Updater updater = new Updater(Plugins.parse(Optimizer.class, "adam"), objective.parameters());
        for (int i = 0; i < 20; i++)
            updater.step(objective, new Batch(FloatMatrix.ones(200, 256), new FloatMatrix(5, 256)));
    }
}
