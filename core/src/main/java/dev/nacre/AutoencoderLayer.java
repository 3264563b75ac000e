package dev.nacre;

import org.jblas.FloatMatrix;

/** An autoencoder with its weights: a layer that is its encoder, learns without targets, and can decode. */
public interface AutoencoderLayer extends Pretrainable {
    /**
     * The decoder as a layer of its own, sharing the weights. Its outputs are what {@link #loss} takes: logits, if the
     * loss takes logits.
     *
     * @return always the same object; from codes to inputs × samples
     */
    Layer decoder();

    /**
     * The loss between the decoder's outputs and the inputs.
     *
     * @return its prediction is in the units of the inputs
     */
    Loss loss();

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
    default FloatMatrix decode(FloatMatrix code) {
        Checks.requireInputs("decoding", outputs(), code);
        FloatMatrix y = decoder().forward(code, Mode.INFER);
        FloatMatrix x = new FloatMatrix(y.rows, y.columns);
        for (int s = 0; s < y.columns; s++) loss().predict(y.data, x.data, s * y.rows, (s + 1) * y.rows);
        return x;
    }

    /**
     * Samples sent through the code and back: disturbed ones restored, if noise was what it learned from. Changes
     * nothing.
     *
     * @param x inputs × samples
     * @return the same shape
     */
    default FloatMatrix reconstruct(FloatMatrix x) {
        return decode(encode(x));
    }

    /**
     * Fails unless samples are such as can be reconstructed: for a cross-entropy they lie in [0, 1].
     *
     * @param x inputs × samples
     * @throws IllegalArgumentException that names the first value that can't be, and a remedy
     */
    default void requireReconstructible(FloatMatrix x) {
        loss().requireTargets("reconstruction", x);
    }

    /** By {@link #loss}. */
    @Override
    default double[] reconstructionErrors(FloatMatrix x) {
        requireReconstructible(x);
        FloatMatrix y = decoder().forward(encode(x), Mode.INFER);
        double[] errors = new double[x.columns];
        for (int s = 0; s < errors.length; s++) errors[s] = loss().value(y.data, x.data, s * x.rows, (s + 1) * x.rows);
        return errors;
    }
}
