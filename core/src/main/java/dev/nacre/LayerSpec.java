package dev.nacre;

import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.SubKinds;
import java.util.random.RandomGenerator;

/** The description of a layer, apart from its weights: what a configuration holds and a model file prints. */
@SubKinds({Activation.class, AutoencoderSpec.class})
public interface LayerSpec extends Plugin {
    /**
     * Builds the layer and draws its start values. What grows with the layer's size is made by {@link Weights}, and of
     * that before anything else: so a model file can't make a network larger than the file.
     *
     * @param inputs rows of the matrices that the layer will get, at least 1
     * @param random the source of start values and of the seeds of noise; the same source in the same state gives the
     *     same layer
     * @return a new layer
     * @throws IllegalArgumentException if the layer can't be built for that many inputs
     */
    Layer build(int inputs, RandomGenerator random);
}
