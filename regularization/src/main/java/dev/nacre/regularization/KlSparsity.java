package dev.nacre.regularization;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Adds lambda · Σ over units of KL(rate ‖ m) to the loss, where m is the unit's mean activity over the batch, and KL is
 * the divergence between two Bernoulli distributions, in nats: r·ln(r / m) + (1 − r)·ln((1 − r) / (1 − m)). Returns the
 * inputs unchanged. Use it for activities between 0 and 1, such as those of a sigmoid: it pulls each unit's mean
 * activity towards the given rate. The idea is from Lee et al., 2008; the formula is that of Ng's lecture notes on
 * sparse autoencoders (CS294A, 2011), whose beta is lambda.
 *
 * <p>Below a mean activity of 0.001 and above 0.999, where the slope of the formula grows without limit, the tangent at
 * that point replaces it.
 */
@Doc("pulls each unit's mean activity over the batch towards a rate, for sparse codes; Lee et al., 2008")
@AutoService(LayerSpec.class)
public record KlSparsity(
        @Doc("desired mean activity, > 0, < 1") float rate,
        @Doc("factor, >= 0") float lambda) implements LayerSpec {
    /** Checks the components. */
    public KlSparsity {
        Require.properFraction("rate", rate);
        Require.notNegative("lambda", lambda);
    }

    /** Rate 0.05, lambda 0.001. */
    public KlSparsity() {
        this(0.05f, 1e-3f);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new ActivityLayer("klSparsity", inputs, new KlTerm(rate, lambda));
    }
}
