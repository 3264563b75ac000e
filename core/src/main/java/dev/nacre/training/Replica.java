package dev.nacre.training;

import dev.nacre.Layers;
import dev.nacre.compute.Noise;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;

/**
 * An objective to send to {@link Partitions}: its network as the bytes of a model file, and the factory of the
 * objective.
 */
final class Replica implements Serializable {
    private static final long serialVersionUID = 1;
    private final byte[] model;
    private final ObjectiveFactory factory;

    /** The network as it is now. */
    Replica(Objective objective) {
        try {
            this.model = new Model(objective.network(), new Mse()).bytes(); // the objective brings its own loss
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        this.factory = objective.factory();
    }

    /** The same objective on a network of its own. */
    Objective build() {
        try {
            return factory.create(Model.load(model).network());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Gives each partition its own noise, which is the same if the pass is repeated. */
    static void positionNoises(Objective objective, long pass, int partition) {
        SplittableRandom random = new SplittableRandom(new SplittableRandom(pass).nextLong() + partition);
        for (Noise noise : Layers.allNoises(objective.network().layer())) noise.position(random.nextLong());
    }
}
