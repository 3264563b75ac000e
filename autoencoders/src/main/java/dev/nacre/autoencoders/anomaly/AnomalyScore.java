package dev.nacre.autoencoders.anomaly;

import dev.nacre.AutoencoderLayer;
import dev.nacre.Layers;
import dev.nacre.Network;
import dev.nacre.autoencoders.Codec;
import dev.nacre.autoencoders.RbmLayer;
import dev.nacre.autoencoders.ReferenceRowsLayer;
import dev.nacre.autoencoders.VariationalLayer;
import java.util.Arrays;
import java.util.Locale;

/** What makes a sample unusual. */
public enum AnomalyScore {
    /**
     * The reconstruction error, by the loss of the lowest autoencoder. Japkowicz et al., 1995; Hawkins et al., 2002.
     */
    RECONSTRUCTION {
        @Override
        Scorer scorer(Network network) {
            return new ReconstructionScorer(Codec.of(network));
        }
    },
    /**
     * The reconstruction probability of a variational autoencoder: the mean reconstruction error over codes drawn from
     * their distributions. An and Cho, 2015.
     */
    PROBABILITY {
        @Override
        Scorer scorer(Network network) {
            return new ProbabilityScorer(Codec.of(network), only(network, VariationalLayer.class, "variational"));
        }
    },
    /** The free energy of a restricted Boltzmann machine, the negative logarithm of the density up to a constant. */
    FREE_ENERGY {
        @Override
        Scorer scorer(Network network) {
            return new FreeEnergyScorer(Codec.of(network), only(network, RbmLayer.class, "rbm"));
        }
    },
    /**
     * The mean distance to the twelve nearest reference rows in a space that the autoencoder learned: its inputs, and
     * what their reconstruction leaves of them. Angiulli and Pizzuti, 2002, for the distance; ADR 29 for the space.
     */
    NEIGHBOURS {
        @Override
        Scorer scorer(Network network) {
            return NeighbourScorer.of(network);
        }
    };

    abstract Scorer scorer(Network network);

    /**
     * The usual score of a network: by neighbours if it keeps reference rows, by probability or free energy if it is a
     * variational autoencoder or a restricted Boltzmann machine, otherwise by reconstruction errors.
     *
     * @param network has at least one autoencoder
     * @return the score
     */
    public static AnomalyScore of(Network network) {
        if (Layers.all(network.layer()).stream().anyMatch(ReferenceRowsLayer.class::isInstance)) return NEIGHBOURS;
        var autoencoders = Codec.of(network).autoencoders();
        if (autoencoders.size() > 1) return RECONSTRUCTION;
        AutoencoderLayer only = autoencoders.get(0);
        if (only instanceof VariationalLayer) return PROBABILITY;
        return only instanceof RbmLayer ? FREE_ENERGY : RECONSTRUCTION;
    }

    /**
     * Reads a score from text.
     *
     * @param text {@code reconstruction}, {@code probability}, {@code freeEnergy} or {@code neighbours}
     * @return the score
     */
    public static AnomalyScore parse(String text) {
        for (AnomalyScore score : values()) if (score.toString().equals(text)) return score;
        throw new IllegalArgumentException("the score must be one of " + Arrays.toString(values()) + ", not " + text);
    }

    private static <L> L only(Network network, Class<L> type, String plugin) {
        var autoencoders = Codec.of(network).autoencoders();
        if (autoencoders.size() == 1 && type.isInstance(autoencoders.get(0))) return type.cast(autoencoders.get(0));
        throw new IllegalArgumentException("this score needs a single " + plugin + " as autoencoder, not "
                + autoencoders + "; choose the score reconstruction or another network");
    }

    /** The name as text, such as {@code freeEnergy}. */
    @Override
    public String toString() {
        return this == FREE_ENERGY ? "freeEnergy" : name().toLowerCase(Locale.ROOT);
    }
}
