package dev.nacre.training;

import dev.nacre.Batch;
import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Pretrainable;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * Training one step at a time, for loops of one's own: data that arrives as it is made, or a schedule that {@link Trainer}
 * has no word for. Knows nothing of epochs, validation and preprocessing.
 */
public final class Stepper {
    private final Objective objective;
    private final Updater steps;

    /**
     * Begins a training.
     *
     * @param network changed in place by each step
     * @param loss what is made small
     * @param optimizer the rule, or a chain of rules and links
     */
    public Stepper(Network network, Loss loss, Optimizer optimizer) {
        this(new SupervisedObjective(network.layer(), loss, List.of()), optimizer);
    }

    /**
     * Begins the pre-training of one layer.
     *
     * @param layer changed in place by each step
     * @param optimizer the rule, or a chain of rules and links
     */
    public Stepper(Pretrainable layer, Optimizer optimizer) {
        this(new PretrainingObjective(layer), optimizer);
    }

    private Stepper(Objective objective, Optimizer optimizer) {
        this.objective = objective;
        this.steps = new Updater(optimizer, objective.parameters());
    }

    /**
     * Does one step.
     *
     * @param x features × samples
     * @param t targets × samples; null in pre-training
     * @return the batch's mean loss before the step, penalties left out
     */
    public double step(FloatMatrix x, FloatMatrix t) {
        steps.clearGradients();
        double loss = objective.addGradients(new Batch(x, t)).loss();
        steps.apply(1);
        return loss;
    }
}
