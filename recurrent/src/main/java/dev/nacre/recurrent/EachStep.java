package dev.nacre.recurrent;

import com.google.auto.service.AutoService;
import dev.nacre.Identity;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Layers that see each step by itself, as if it were a sample, with the same weights at each:
 * {@code eachStep(dense(10))} gives ten outputs for each step, {@code eachStep(layerNorm)} normalizes each step. Keras
 * calls it {@code TimeDistributed}.
 */
@Doc("applies layers to each step of a sequence by itself")
@AutoService(LayerSpec.class)
public record EachStep(@Doc("the layers inside") LayerSpec inner) implements LayerSpec {
    /** Nothing inside. */
    public EachStep() {
        this(new Identity());
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        Shape step = new Shape(1, inputs.width(), inputs.channels());
        Layer built = inner.build(step, random);
        Sequence.requireRoom("eachStep", inputs.height(), built.outputs(), "take fewer steps or outputs");
        return new EachStepLayer(inputs, built);
    }
}
