package dev.nacre.training;

import dev.nacre.Network;
import java.io.Serializable;

/** Makes an objective for a copy of the network, possibly in another process. */
@FunctionalInterface
public interface ObjectiveFactory extends Serializable {
    /**
     * Makes the objective.
     *
     * @param network a copy of the network that the original objective trains
     * @return the same objective on the copy
     */
    Objective create(Network network);
}
