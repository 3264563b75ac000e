package dev.nacre.tables.layers;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.Identity;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.layers.Sigmoid;
import dev.nacre.plugin.Doc;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * An activation whose strength each unit learns: y = x + a·(f(x) − x), where a starts at 1, which is f alone; 0 would
 * be no activation. There is one a for each unit, of images one for each channel; the parameter is called
 * {@code weight}. Holzmüller et al., 2024, arXiv:2407.04491, who let it learn at a tenth of the rate:
 * {@code learningRate(parametric(mish), multiplier=0.1)}.
 */
@Doc("an activation whose strength each unit learns: x + a·(f(x) - x); Holzmüller et al., 2024")
@AutoService(LayerSpec.class)
public record Parametric(@Doc("the activation f") Activation activation) implements LayerSpec {
    /** Checks the components. */
    public Parametric {
        Objects.requireNonNull(activation, "activation");
        if (activation instanceof Identity)
            throw new IllegalArgumentException("activation must not be identity: no strength would change it");
    }

    /** Of a sigmoid. */
    public Parametric() {
        this(new Sigmoid());
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new ParametricLayer(
                activation, inputs, new Parameter("weight", Weights.constant(inputs.channels(), 1, 1)));
    }
}
