package dev.nacre.autoencoders;

import dev.nacre.AutoencoderLayer;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** An autoencoder that can make new samples like those it learned from. */
public interface Generative extends AutoencoderLayer {
    /**
     * Makes new samples; changes nothing.
     *
     * @param samples how many, at least 0
     * @param random what they are drawn with
     * @return inputs × samples: for binary inputs, probabilities
     */
    FloatMatrix generate(int samples, RandomGenerator random);
}
