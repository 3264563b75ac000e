package dev.nacre.autoencoders.ladder;

import java.util.random.RandomGenerator;

/**
 * How a level of the decoder estimates a clean unit from its noisy value z and from the signal u of the level above.
 * The constants a, b, c are learned, for each unit unless said otherwise; σ is the logistic function.
 */
public enum Combinator {
    /**
     * (z − μ)·v + μ with μ = a1·σ(a2·u + a3) + a4·u + a5 and v = a6·σ(a7·u + a8) + a9·u + a10: the best estimate if the
     * unit's clean values are normal around μ. Rasmus et al., 2015, arXiv:1507.02672, equation 2.
     */
    GAUSS {
        @Override
        Lateral build(String prefix, int units, RandomGenerator random) {
            return new GaussLateral(prefix, units);
        }
    },

    /**
     * a1 + a2·z + a3·u + a4·z·u + b1·σ(c1 + c2·z + c3·u + c4·z·u). Pezeshki et al., 2016, arXiv:1511.06430, equation 1.
     */
    VANILLA {
        @Override
        Lateral build(String prefix, int units, RandomGenerator random) {
            return new VanillaLateral(prefix, units);
        }
    },

    /**
     * A network of four leaky rectifiers (slope 0.1) of z, u and z·u, one for all units of a level, with a linear
     * output: the augmented combinator of Pezeshki et al., 2016, section 3.2.
     */
    MLP {
        @Override
        Lateral build(String prefix, int units, RandomGenerator random) {
            return new MlpLateral(prefix, units, random);
        }
    };

    /** {@code prefix} begins the parameter's name. */
    abstract Lateral build(String prefix, int units, RandomGenerator random);
}
