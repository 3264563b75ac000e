package dev.nacre.convolution;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Turns images into flat features: the same numbers, without their shape. Dense layers do this by themselves; it is
 * needed before a layer that would treat pixels and channels in another way, such as batch normalisation per feature.
 */
@Doc("turns images into flat features; dense layers need none")
@AutoService(LayerSpec.class)
public record Flatten() implements LayerSpec {
    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new FlattenLayer(inputs.size());
    }
}
