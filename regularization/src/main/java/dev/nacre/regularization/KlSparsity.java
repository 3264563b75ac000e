package dev.nacre.regularization;

import dev.nacre.Shape;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Adds lambda · Σ over units of KL(rate ‖ m) to the loss, where m is the unit's mean activity over the batch and KL the divergence
 * between coins that fall so often, in nats: r·ln(r / m) + (1 − r)·ln((1 − r) / (1 − m)). The inputs pass as they are. Meant for outputs between 0 and 1,
 * of a sigmoid: each unit is to be active at the given rate. Lee et al., 2008, is the idea; the formula is that of Ng's lecture notes on sparse
 * autoencoders (CS294A, 2011), whose beta is lambda.
 *
 * <p>For a mean activity below 0.001 or above 0.999, where the formula's slope grows without limit, or that a coin can't have, its
 * tangent there goes on.
 */
@Doc("draws each unit's mean activity over the batch to a rate, for sparse codes; Lee et al., 2008")
@AutoService(LayerSpec.class)
public record KlSparsity(
        @Doc("mean activity aimed at, > 0, < 1") float rate,
        @Doc("factor, >= 0") float lambda) implements LayerSpec {
    /** Checks the components. */
    public KlSparsity {
        if (!(rate > 0 && rate < 1)) throw new IllegalArgumentException("rate must be > 0 and < 1, not " + rate);
        if (!(lambda >= 0) || Float.isInfinite(lambda))
            throw new IllegalArgumentException("lambda must be >= 0 and finite, not " + lambda);
    }

    /** Rate 0.05, lambda 0.001. */
    public KlSparsity() {
        this(0.05f, 1e-3f);
    }

    @Override
    public Layer build(int inputs, RandomGenerator random) {
        return build(Shape.flat(inputs), random);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new ActivityLayer("klSparsity", inputs, new KlTerm(rate, lambda));
    }
}
