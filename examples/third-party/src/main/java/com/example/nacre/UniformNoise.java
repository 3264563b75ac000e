package com.example.nacre;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.compute.Noise;
import dev.nacre.layers.NoiseLayer;
import dev.nacre.plugin.Doc;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Adds to each element, in training alone, a number drawn evenly between −width and width. */
@Doc("adds evenly distributed noise in training")
@AutoService(LayerSpec.class)
public record UniformNoise(@Doc("largest noise, > 0") float width) implements LayerSpec {
    public UniformNoise {
        Require.positive("width", width);
    }

    public UniformNoise() {
        this(0.1f);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new NoiseLayer("uniformNoise", inputs, random, (pass, x, y, slope, from, to) -> {
            for (int i = from; i < to; i++) y[i] = x[i] + width * (2 * Noise.uniform(pass, i) - 1);
            Arrays.fill(slope, from, to, 1);
        });
    }
}
