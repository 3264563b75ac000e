package com.example.app;

import dev.nacre.Batch;
import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.SupervisedObjective;
import dev.nacre.training.Updater;
import java.util.List;
import org.jblas.FloatMatrix;

/** Trains for a moment, with plugins of three modules found by name. */
public final class App {
    private App() {}

    public static void main(String[] arguments) {
        Network network = new Network("sequential([dense(8, activation=elu), dense(1)])", 2, 1);
        SupervisedObjective objective = new SupervisedObjective(network, Plugins.parse(Loss.class, "mse"), List.of());
        Updater updater = new Updater(Plugins.parse(Optimizer.class, "adam(0.01)"), objective.parameters());
        FloatMatrix x = new FloatMatrix(2, 4, 0, 0, 0, 1, 1, 0, 1, 1);
        FloatMatrix t = new FloatMatrix(1, 4, 0, 1, 1, 0);
        double loss = 1;
        for (int i = 0; i < 500; i++) loss = updater.step(objective, new Batch(x, t));
        System.out.println(loss < 0.01 ? "trained" : "not trained, loss " + loss);
    }
}
