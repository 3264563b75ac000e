package dev.nacre;

import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.SubKinds;
import java.util.random.RandomGenerator;

/** The description of a layer, without weights: this is what configurations and model files contain. */
@SubKinds({Activation.class, AutoencoderSpec.class})
public interface LayerSpec extends Plugin {
    /**
     * Builds the layer for flat features and draws its initial weights. Allocate every matrix that grows with the
     * layer's size by {@link Weights}, before anything else that grows: this prevents a model file from requesting a
     * network larger than the file.
     *
     * @param inputs number of inputs for one sample, at least 1
     * @param random the source of initial weights and of the seeds of noise; the same source in the same state gives
     *     the same layer
     * @return a new layer
     * @throws IllegalArgumentException if the layer can't be built for that many inputs
     */
    Layer build(int inputs, RandomGenerator random);

    /**
     * Builds the layer for samples of a given shape. Override it if the layer keeps the shape of its inputs or depends
     * on it, as convolutions do; the other method should then call this one.
     *
     * @param inputs the shape of one sample
     * @param random the source of initial weights and of the seeds of noise
     * @return a new layer; by default the one for {@code inputs.size()} flat features
     * @throws IllegalArgumentException if the layer can't be built for that shape
     */
    default Layer build(Shape inputs, RandomGenerator random) {
        return build(inputs.size(), random);
    }
}
