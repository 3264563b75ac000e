package com.example.nacre;

import com.google.auto.service.AutoService;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Parameter;
import dev.nacre.Weights;
import java.util.random.RandomGenerator;

/** A layer with weights: multiplies each feature by a factor of its own, which is learnt. */
@Doc("multiplies each feature by a learnt factor")
@AutoService(LayerSpec.class)
public record Gain(@Doc("the factors at the start, finite") float start) implements LayerSpec {
    public Gain {
        Require.finite("start", start);
    }

    public Gain() {
        this(1);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new GainLayer(new Parameter("weight", Weights.constant(inputs.size(), 1, start)));
    }
}
