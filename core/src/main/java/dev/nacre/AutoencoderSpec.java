package dev.nacre;

import java.util.random.RandomGenerator;

/** The description of an autoencoder. In a network, the layer it builds acts as the encoder. */
public interface AutoencoderSpec extends LayerSpec {
    @Override
    AutoencoderLayer build(Shape inputs, RandomGenerator random);

    @Override
    default AutoencoderLayer build(int inputs, RandomGenerator random) {
        return build(Shape.flat(inputs), random);
    }
}
