package dev.nacre.autoencoders;

import dev.nacre.AutoencoderLayer;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** An autoencoder that can generate new samples. */
public interface Generative extends AutoencoderLayer {
    /**
     * Generates new samples; changes nothing.
     *
     * @param samples number of samples, at least 0
     * @param random source of random numbers
     * @return inputs × samples: for binary inputs, probabilities
     */
    FloatMatrix generate(int samples, RandomGenerator random);
}
