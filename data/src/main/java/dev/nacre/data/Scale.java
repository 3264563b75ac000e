package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/** The same linear map for every feature, y = factor·x + offset: for example pixels from 0..255 to 0..1. */
@Doc("the same linear map for every feature, y = factor·x + offset")
@AutoService(LayerSpec.class)
public record Scale(
        @Doc("multiplies each feature, finite, not 0") float factor,

        @Doc("added afterwards, finite") float offset) implements LayerSpec {
    /** Checks the components. */
    public Scale {
        if (!Float.isFinite(factor) || factor == 0)
            throw new IllegalArgumentException("factor must be finite and not 0, not " + factor);
        Require.finite("offset", offset);
    }

    /** Changes nothing. */
    public Scale() {
        this(1);
    }

    /**
     * Scales without an offset.
     *
     * @param factor multiplies each feature, finite, not 0
     */
    public Scale(float factor) {
        this(factor, 0);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new ScaleLayer(this, inputs);
    }
}
