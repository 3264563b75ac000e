package dev.nacre.recurrent;

import com.google.auto.service.AutoService;
import dev.nacre.Identity;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * What the layers inside give at the last step: features of the whole sequence. For {@code bidirectional}, that is the
 * last step of each direction: of the second one it is the first step of the sequence.
 */
@Doc("the outputs of the layers inside at the last step only")
@AutoService(LayerSpec.class)
public record LastStep(
        @Doc("the layers inside; identity: the last step of the inputs")
        LayerSpec inner) implements LayerSpec {
    /** Of the inputs. */
    public LastStep() {
        this(new Identity());
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new LastStepLayer(inner.build(inputs, random));
    }
}
