package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Parameter;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * Parametric ReLU, whose slope below zero is learned: y = x above zero, a·x at zero and below, with one slope a per
 * unit, or one for all units. The parameter is called {@code weight}, as in PyTorch; it is inputs × 1 (of images:
 * channels × 1), or 1 × 1 if shared. He et al., 2015, arXiv:1502.01852, equations 1 and 2. As in the paper, the slopes
 * have no penalty: it would pull them to zero.
 */
@Doc("ReLU with a learned slope below zero; He et al., 2015")
@AutoService(LayerSpec.class)
public record Prelu(
        @Doc("initial value of the slopes, finite") float start,
        @Doc("whether all units share one slope") boolean shared)
        implements LayerSpec {
    /** Checks the components. */
    public Prelu {
        Require.finite("start", start);
    }

    /** One slope per unit, initially 0.25. */
    public Prelu() {
        this(0.25f, false);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        FloatMatrix slopes = Weights.constant(shared ? 1 : inputs.channels(), 1, start);
        return new PreluLayer(inputs, new Parameter("weight", slopes));
    }
}
