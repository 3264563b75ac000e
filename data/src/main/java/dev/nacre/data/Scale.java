package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/** The same fixed map of every feature, y = factor·x + offset: pixels 0..255 to 0..1, for example. */
@Doc("fixed scaling of every feature, y = factor·x + offset")
@AutoService(LayerSpec.class)
public record Scale(
        @Doc("what features are multiplied by, finite, not 0")
        float factor,

        @Doc("what is added then, finite") float offset)
        implements LayerSpec {
    /** Checks the components. */
    public Scale {
        if (!Float.isFinite(factor) || factor == 0)
            throw new IllegalArgumentException("factor must be finite and not 0, not " + factor);
        if (!Float.isFinite(offset)) throw new IllegalArgumentException("offset must be finite, not " + offset);
    }

    /** Changes nothing. */
    public Scale() {
        this(1);
    }

    /**
     * Scales without an offset.
     *
     * @param factor what features are multiplied by
     */
    public Scale(float factor) {
        this(factor, 0);
    }

    @Override
    public Layer build(int inputs, RandomGenerator random) {
        return build(Shape.flat(inputs), random);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new ScaleLayer(this, inputs);
    }
}
