package dev.nacre;

import org.jblas.FloatMatrix;

/**
 * A built autoencoder with its weights. Its forward pass is the encoder; it learns without targets, and it can decode.
 */
public interface AutoencoderLayer extends Pretrainable {
    /**
     * The decoder as a separate layer that shares the weights. Its outputs are logits if {@link #loss} takes logits.
     *
     * @return always the same object; it maps outputs × samples (codes) to inputs × samples
     */
    Layer decoder();

    /**
     * The loss between the decoder's outputs and the inputs.
     *
     * @return its prediction is in the units of the inputs
     */
    Loss loss();

    /**
     * Encodes samples. Changes nothing.
     *
     * @param x inputs × samples
     * @return outputs × samples
     */
    default FloatMatrix encode(FloatMatrix x) {
        return forward(x, Mode.INFER);
    }

    /**
     * Decodes codes into samples, in the units of the inputs. Changes nothing.
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
     * Encodes and decodes samples. A denoising autoencoder thereby removes noise from them. Changes nothing.
     *
     * @param x inputs × samples
     * @return the same shape
     */
    default FloatMatrix reconstruct(FloatMatrix x) {
        return decode(encode(x));
    }

    /**
     * Fails unless the loss is defined for these samples: a cross-entropy, for example, needs values in [0, 1].
     *
     * @param x inputs × samples
     * @throws IllegalArgumentException that names the first value outside the allowed range, and a remedy
     */
    default void requireReconstructible(FloatMatrix x) {
        loss().requireTargets("reconstruction", x);
    }

    /** The {@link #loss} of each sample's reconstruction. */
    @Override
    default double[] reconstructionErrors(FloatMatrix x) {
        requireReconstructible(x);
        FloatMatrix y = decoder().forward(encode(x), Mode.INFER);
        double[] errors = new double[x.columns];
        for (int s = 0; s < errors.length; s++) errors[s] = loss().value(y.data, x.data, s * x.rows, (s + 1) * x.rows);
        return errors;
    }
}
