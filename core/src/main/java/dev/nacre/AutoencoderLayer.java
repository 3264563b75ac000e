package dev.nacre;

import org.jblas.FloatMatrix;

/** An autoencoder with its weights: a layer that is its encoder, learns without targets, and knows the way back. */
public interface AutoencoderLayer extends Pretrainable {
    /**
     * The code of given samples; changes nothing.
     *
     * @param x inputs × samples
     * @return outputs × samples
     */
    default FloatMatrix encode(FloatMatrix x) {
        return forward(x, Mode.INFER);
    }

    /**
     * The samples that given codes stand for, in the units of the inputs; changes nothing.
     *
     * @param code outputs × samples
     * @return inputs × samples
     */
    FloatMatrix decode(FloatMatrix code);

    /**
     * Samples sent through the code and back; changes nothing.
     *
     * @param x inputs × samples
     * @return the same shape
     */
    default FloatMatrix reconstruct(FloatMatrix x) {
        return decode(encode(x));
    }
}
