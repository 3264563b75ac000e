package dev.nacre.layers;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Layers;
import dev.nacre.Parameter;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A layer that learns faster or more slowly than the others: the
 * {@linkplain Parameter#learningRateMultiplier learning-rate multipliers} of all its parameters are multiplied by a
 * factor. The built layer is the inner one itself, with its own parameter names.
 */
@Doc("a layer whose learning rate is multiplied by a factor")
@AutoService(LayerSpec.class)
public record LearningRate(
        @Doc("the layer") LayerSpec layer,
        @Doc("factor of the learning rate, >= 0") float multiplier) implements LayerSpec {
    /** Checks the components. */
    public LearningRate {
        Objects.requireNonNull(layer, "layer");
        Require.notNegative("multiplier", multiplier);
    }

    /** A dense layer of one unit at a tenth of the learning rate. */
    public LearningRate() {
        this(new Dense(), 0.1f);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        Layer built = layer.build(inputs, random);
        for (Parameter parameter : Layers.allParameters(built))
            parameter.learningRateMultiplier(parameter.learningRateMultiplier() * multiplier);
        return built;
    }
}
