package dev.nacre.tck.faulty;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/** Layers that say something wrong about the shape of their outputs. */
public final class FaultyShapes {
    private FaultyShapes() {}

    @Breaks("L1")
    @Doc("says a shape of another size than its outputs")
    public record SaysAnotherShape() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
                @Override
                public Shape shape() {
                    return Shape.flat(outputs() + 1);
                }
            };
        }
    }
}
