package dev.nacre;

import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.SubKinds;
import java.util.random.RandomGenerator;

/** The description of a layer, apart from its weights: what a configuration holds and a model file prints. */
@SubKinds({Activation.class, AutoencoderSpec.class})
public interface LayerSpec extends Plugin {
    /**
     * Builds the layer for features in a row, and draws its initial weights. Matrices that grow with the layer's size
     * are allocated by {@link Weights}, before anything else that grows: so no model file can ask for a network larger
     * than the file.
     *
     * @param inputs rows of the matrices that the layer will get, at least 1
     * @param random the source of initial weights and of the seeds of noise; the same source in the same state gives
     *     the same layer
     * @return a new layer
     * @throws IllegalArgumentException if the layer can't be built for that many inputs
     */
    Layer build(int inputs, RandomGenerator random);

    /**
     * Builds the layer for samples of a given shape. Override it, and let the other method call this one, if the layer
     * keeps the shape of its inputs, or depends on it as convolutions do.
     *
     * @param inputs what one sample is
     * @param random the source of initial weights and of the seeds of noise
     * @return a new layer; by default one for {@code inputs.size()} features in a row
     * @throws IllegalArgumentException if the layer can't be built for that shape
     */
    default Layer build(Shape inputs, RandomGenerator random) {
        return build(inputs.size(), random);
    }
}
