package dev.nacre.training;

import dev.nacre.Layer;
import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.Network;
import java.util.List;

/**
 * A layer with an objective of its own for supervised training. If it is the last layer of a network, {@link
 * Trainer#fit} minimises that objective instead of a {@link SupervisedObjective}.
 */
public interface ObjectiveLayer extends Layer {
    /**
     * What {@code fit} minimises.
     *
     * @param network ends with this layer
     * @param loss between outputs and targets
     * @param metrics the metrics to report besides the loss
     * @return a new objective
     */
    Objective objective(Network network, Loss loss, List<Metric> metrics);
}
