package dev.nacre;

import java.util.random.RandomGenerator;

/** The description of an autoencoder. As a layer of a network it is its encoder. */
public interface AutoencoderSpec extends LayerSpec {
    @Override
    AutoencoderLayer build(int inputs, RandomGenerator random);

    @Override
    default AutoencoderLayer build(Shape inputs, RandomGenerator random) {
        return build(inputs.size(), random);
    }
}
