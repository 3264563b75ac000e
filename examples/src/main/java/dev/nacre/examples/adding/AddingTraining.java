package dev.nacre.examples.adding;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.losses.Mse;
import dev.nacre.recurrent.LastStep;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import java.util.List;

/**
 * How the adding problem is learned.
 *
 * @param cell a recurrent layer; a dense unit answers from its last step
 * @param optimizer the optimizer
 * @param batchSize sequences in a batch
 * @param epochs passes over the sequences
 * @param seed determines initial weights and the order of the sequences
 */
public record AddingTraining(LayerSpec cell, Optimizer optimizer, int batchSize, int epochs, long seed) {
    /** What is learned with if nothing else is said: results.md tells how it was chosen. */
    public static final String OPTIMIZER = "chain([clipGlobalNorm(1), adam(learningRate=0.01)])";

    /** Sequences in a batch if nothing else is said. */
    public static final int BATCH = 20;

    /**
     * Learns.
     *
     * @param problem the sequences
     * @param listeners of the training
     * @return the epochs; their validation loss is the mean squared error on held-out sequences
     */
    public List<Epoch> fit(AddingProblem problem, Listener... listeners) {
        LayerSpec layers = new Sequential(List.of(new LastStep(cell), new Dense(1)));
        Network network = new Network(layers, problem.training().shape(), seed);
        return Trainer.of(new Mse(), optimizer)
                .batchSize(batchSize)
                .epochs(epochs)
                .seed(seed)
                .fit(network, problem.training(), problem.heldOut(), listeners)
                .history();
    }
}
