package dev.nacre.tables.layers;

import com.google.auto.service.AutoService;
import dev.nacre.Identity;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Parameter;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.layers.DenseLayer;
import dev.nacre.plugin.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * A linear layer of its own for each member of an ensemble: the last weights of a TabM network, Gorishniy et al., 2025,
 * arXiv:2410.24210. Its inputs are members × 1 × features, as for {@code memberDense}; its outputs members × 1 × units.
 * The weights are called {@code 0.weight}, {@code 1.weight} and so on.
 */
@Doc("linear layer of its own for each member of an ensemble; Gorishniy et al., 2025")
@AutoService(LayerSpec.class)
public record MemberHeads(
        @Doc("number of units of each member, >= 1") int units) implements LayerSpec {
    /** Checks the components. */
    public MemberHeads {
        Require.atLeast(1, "units", units);
    }

    /** One unit. */
    public MemberHeads() {
        this(1);
    }

    /** Weights and biases from U(±1/√features). */
    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        double limit = 1 / Math.sqrt(inputs.channels());
        List<DenseLayer> heads = new ArrayList<>();
        for (int m = 0; m < inputs.pixels(); m++) {
            FloatMatrix weight = Draws.uniform(inputs.channels(), units, limit, random);
            FloatMatrix bias = Draws.uniform(units, 1, limit, random);
            heads.add(new DenseLayer(
                    new Parameter("weight", weight).asMatrix(), false, new Parameter("bias", bias), new Identity()));
        }
        return new MemberHeadsLayer(inputs, units, heads);
    }
}
