package dev.nacre.tables.layers;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Parameter;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.plugin.Doc;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * A linear layer shared by all members of an ensemble, with scales and biases for each: y = s ∘ (Wᵀ(r ∘ x)) + b, where
 * W is shared, and the input scales r, the output scales s and the bias b are each member's. BatchEnsemble: Wen et al.,
 * 2020, arXiv:2002.06715; in TabM, Gorishniy et al., 2025, arXiv:2410.24210. One product serves all members.
 *
 * <p>Its inputs are members × 1 × features, such as {@code memberInputs} makes; so are its outputs. After that layer,
 * which scales the inputs itself, {@code own=outputs} is TabM's first layer, {@code own=all} its others;
 * {@code own=none} everywhere is TabM-mini. Features in a row are one member.
 */
@Doc("linear layer that the members of an ensemble share, with scales and biases of their own; Wen et al., 2020")
@AutoService(LayerSpec.class)
public record MemberDense(
        @Doc("number of units of each member, >= 1") int units,

        @Doc("what each member has of its own: all (input scales, output scales, biases), outputs (output scales, "
                + "biases) or none")
        Own own)
        implements LayerSpec {
    /** What each member has of its own. */
    public enum Own {
        /** Input scales, output scales and biases. */
        ALL,
        /** Output scales and biases. */
        OUTPUTS,
        /** Nothing: the bias is shared too. */
        NONE
    }

    /** Checks the components. */
    public MemberDense {
        Require.atLeast(1, "units", units);
        Objects.requireNonNull(own, "own");
    }

    /** One unit. */
    public MemberDense() {
        this(1, Own.ALL);
    }

    /** Weights from U(±1/√features), scales 1; the same initial biases for all members, from U(±1/√features). */
    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        int members = inputs.pixels();
        double limit = 1 / Math.sqrt(inputs.channels());
        FloatMatrix weight = Draws.uniform(inputs.channels(), units, limit, random);
        FloatMatrix bias = Weights.draw(
                (b, fanIn, fanOut, source) -> {
                    for (int i = 0; i < b.length; i++)
                        b.data[i] = i < units ? (float) (limit * (2 * source.nextDouble() - 1)) : b.data[i - units];
                },
                units,
                own == Own.NONE ? 1 : members,
                random);
        return new MemberDenseLayer(
                inputs,
                new Parameter("weight", weight).asMatrix(),
                own == Own.ALL ? scale("input_scale", inputs.channels(), members) : null,
                own == Own.NONE ? null : scale("output_scale", units, members),
                new Parameter("bias", bias));
    }

    private static Parameter scale(String name, int rows, int members) {
        return new Parameter(name, Weights.constant(rows, members, 1)).asMatrix();
    }
}
