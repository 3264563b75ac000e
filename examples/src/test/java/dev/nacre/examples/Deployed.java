package dev.nacre.examples;

import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.losses.Mse;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Stepper;
import org.jblas.FloatMatrix;

/** A program in a class loader of its own, large enough for helper threads and native products. */
public final class Deployed {
    private Deployed() {}

    /** Trains for a few steps. */
    public static void run() {
        Network network = new Network("sequential([dense(300, activation=relu), dropout, dense(5)])", 200, 1);
        Stepper stepper = new Stepper(network, new Mse(), Plugins.parse(Optimizer.class, "adam"));
        for (int i = 0; i < 20; i++) stepper.step(FloatMatrix.ones(200, 256), new FloatMatrix(5, 256));
    }
}
