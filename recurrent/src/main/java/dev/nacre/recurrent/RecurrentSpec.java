package dev.nacre.recurrent;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import java.util.random.RandomGenerator;

/** The description of a recurrent layer, which can also read sequences from their last step to the first. */
public interface RecurrentSpec extends LayerSpec {
    /**
     * Builds the layer.
     *
     * @param inputs the shape of a sample: steps × 1 × features
     * @param reversed whether it reads the last step first; outputs are in the order of the inputs all the same
     * @param random the source of initial weights
     * @return a layer with as many steps
     */
    Layer build(Shape inputs, boolean reversed, RandomGenerator random);

    @Override
    default Layer build(Shape inputs, RandomGenerator random) {
        return build(inputs, false, random);
    }
}
