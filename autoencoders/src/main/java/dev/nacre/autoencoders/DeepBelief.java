package dev.nacre.autoencoders;

import com.google.auto.service.AutoService;
import dev.nacre.AutoencoderLayer;
import dev.nacre.AutoencoderSpec;
import dev.nacre.Initializer;
import dev.nacre.layers.GlorotUniform;
import dev.nacre.plugin.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Restricted Boltzmann machines one upon the other: each learns from the hidden probabilities of the one below it.
 * Hinton, Osindero and Teh, 2006. New samples come from Gibbs sampling in the highest machine, drawn down through the
 * others.
 */
@Doc("restricted Boltzmann machines one upon the other; Hinton et al., 2006")
@AutoService(AutoencoderSpec.class)
public record DeepBelief(
        @Doc("numbers of hidden units, lowest first, each >= 1")
        List<Integer> units,

        @Doc("whether the lowest visible units are Gaussian of variance 1 rather than binary")
        boolean gaussian,

        @Doc("steps of Gibbs sampling for each batch, >= 1") int steps,

        @Doc("number of persistent chains in each machine; 0 begins each time at the data")
        int chains,

        @Doc("start values of the weights") Initializer initializer)
        implements AutoencoderSpec {
    /** Checks the components. */
    public DeepBelief {
        units = List.copyOf(units);
        if (units.isEmpty()) throw new IllegalArgumentException("units must hold at least one size");
        for (int size : units) new Rbm(size, gaussian, steps, chains, initializer);
    }

    /** 64 and 32 hidden units. */
    public DeepBelief() {
        this(List.of(64, 32));
    }

    /**
     * Binary visible units, CD-1.
     *
     * @param units numbers of hidden units, lowest first
     */
    public DeepBelief(List<Integer> units) {
        this(units, false, 1, 0, new GlorotUniform());
    }

    @Override
    public AutoencoderLayer build(int inputs, RandomGenerator random) {
        List<AutoencoderSpec> layers = new ArrayList<>();
        for (int size : units) layers.add(new Rbm(size, gaussian && layers.isEmpty(), steps, chains, initializer));
        return new Stacked(layers).build(inputs, random);
    }
}
