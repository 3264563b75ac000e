package dev.nacre.activations;

import dev.nacre.Shape;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Parameter;
import dev.nacre.Weights;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * Rectifier whose slope below zero is learnt: y = x above zero, a·x at zero and below, with a of its own for each unit, or
 * one for all. The parameter {@code weight}, as PyTorch calls it, is inputs × 1 (of images: channels × 1), or 1 × 1. He et al., 2015, arXiv:1502.01852, equations 1 and 2. As
 * there, no penalty: it would pull the slopes to zero.
 */
@Doc("rectifier with a learnt slope below zero; He et al., 2015")
@AutoService(LayerSpec.class)
public record Prelu(
        @Doc("start value of the slopes, finite") float start,
        @Doc("whether all units share one slope") boolean shared) implements LayerSpec {
    /** Checks the components. */
    public Prelu {
        if (!Float.isFinite(start)) throw new IllegalArgumentException("start must be finite, not " + start);
    }

    /** A slope for each unit, 0.25 at the start. */
    public Prelu() {
        this(0.25f, false);
    }

    @Override
    public Layer build(int inputs, RandomGenerator random) {
        return build(Shape.flat(inputs), random);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        FloatMatrix slopes = Weights.constant(shared ? 1 : inputs.channels(), 1, start);
        return new PreluLayer(inputs, new Parameter("weight", slopes));
    }
}
