package dev.nacre.tuning;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.layers.Dense;
import dev.nacre.plugin.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Several networks as one: each gets the inputs, and their outputs are combined. So an ensemble is one network, one
 * model file, and predicts like any other. {@link Ensembles} makes them of trained networks. Preprocessing inside
 * members is fitted, and autoencoders inside them are pre-trained, on what the ensemble gets.
 */
@Doc("several networks as one, their outputs combined")
@AutoService(LayerSpec.class)
public record Ensemble(
        @Doc("the networks, of as many outputs each") List<LayerSpec> members,

        @Doc("mean of the outputs, or, of networks that give logits, the logits of the mean probabilities, or of "
                + "the shares of votes")
        Combination combine)
        implements LayerSpec {
    /** How outputs become one. */
    public enum Combination {
        /** The mean of the outputs: for numbers, or for logits (the geometric mean of probabilities). */
        MEAN,
        /**
         * The outputs are logits; the logits of the mean of their probabilities: a softmax of several, a sigmoid of
         * one.
         */
        PROBABILITIES,
        /**
         * The outputs are logits; the logits of the shares of members that are for each class. Can't be trained as a
         * whole.
         */
        VOTE
    }

    /** Checks the components. */
    public Ensemble {
        members = List.copyOf(members);
        Objects.requireNonNull(combine, "combine");
        if (members.isEmpty()) throw new IllegalArgumentException("members must be at least one");
    }

    /** The mean of two units. */
    public Ensemble() {
        this(List.of(new Dense(), new Dense()), Combination.MEAN);
    }

    @Override
    public Layer build(int inputs, RandomGenerator random) {
        return build(Shape.flat(inputs), random);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        List<Layer> built = new ArrayList<>();
        for (LayerSpec member : members) built.add(member.build(inputs, random));
        return new EnsembleLayer(inputs.size(), built, combine);
    }
}
