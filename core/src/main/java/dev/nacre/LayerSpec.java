package dev.nacre;

import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.SubKinds;
import java.util.random.RandomGenerator;

/** The description of a layer, without weights: this is what configurations and model files contain. */
@SubKinds({Activation.class, AutoencoderSpec.class})
public interface LayerSpec extends Plugin {
    /**
     * Builds the layer and draws its initial weights. A layer that works on flat features reads only
     * {@code inputs.size()}. Allocate every matrix that grows with the layer's size by {@link Weights}, before anything
     * else that grows: this prevents a model file from requesting a network larger than the file.
     *
     * @param inputs the shape of one sample
     * @param random the source of initial weights and of the seeds of noise; the same source in the same state gives
     *     the same layer
     * @return a new layer
     * @throws IllegalArgumentException if the layer can't be built for that shape
     */
    Layer build(Shape inputs, RandomGenerator random);

    /**
     * Builds the layer for flat features: {@code build(Shape.flat(inputs), random)}. Don't override it, other than to
     * return a more special type of layer.
     *
     * @param inputs number of inputs for one sample, at least 1
     * @param random the source of initial weights and of the seeds of noise
     * @return a new layer
     * @throws IllegalArgumentException if the layer can't be built for that many inputs
     */
    default Layer build(int inputs, RandomGenerator random) {
        return build(Shape.flat(inputs), random);
    }
}
