package dev.nacre.autoencoders.anomaly;

import dev.nacre.AutoencoderLayer;
import dev.nacre.autoencoders.Codec;
import org.jblas.FloatMatrix;

/**
 * The space in which a detector measures distances: the inputs of the autoencoder, and what its reconstruction leaves
 * of each, divided by twice the root mean square of that over the reference rows. A denoising autoencoder moves a
 * sample towards the data, so the residuals are large where the data is thin (Alain and Bengio, 2014), and directions
 * in which the data hardly varies count more than in the inputs. A smooth bound keeps a single residual from
 * outweighing all else.
 */
final class LearnedSpace {
    /** Weight of the residuals beside the inputs. */
    private static final double WEIGHT = 0.5;

    /** Residuals that are smaller than this, as in features that hardly ever change, are not made to count more. */
    private static final double SMALLEST = 0.1;

    /** Bound of the scaled residuals: far from the data, reconstructions mean little. */
    private static final double BOUND = 6;

    private final AutoencoderLayer autoencoder;
    private final Codec codec;
    private final float[] factors;

    LearnedSpace(Codec codec, FloatMatrix references) {
        this.codec = codec;
        this.autoencoder = codec.autoencoders().get(0);
        this.factors = new float[references.rows];
        FloatMatrix restored = restored(references);
        double[] squares = new double[factors.length];
        for (int i = 0; i < references.length; i++) {
            double residual = references.data[i] - restored.data[i];
            squares[i % references.rows] += residual * residual;
        }
        for (int f = 0; f < factors.length; f++)
            factors[f] = (float) (WEIGHT / Math.max(Math.sqrt(squares[f] / references.columns), SMALLEST));
    }

    private FloatMatrix restored(FloatMatrix x) {
        autoencoder.requireReconstructible(x);
        return codec.decode(codec.encodePrepared(x));
    }

    /** Number of inputs of the autoencoder. */
    int features() {
        return factors.length;
    }

    /** Prepared features × samples → the inputs, then the residuals, × samples. */
    FloatMatrix map(FloatMatrix x) {
        FloatMatrix restored = restored(x);
        int features = features();
        FloatMatrix z = new FloatMatrix(2 * features, x.columns);
        for (int i = 0; i < x.length; i++) {
            int at = i / features * z.rows + i % features;
            z.data[at] = x.data[i];
            double scaled = (x.data[i] - restored.data[i]) * factors[i % features];
            z.data[at + features] = (float) (scaled / Math.sqrt(1 + scaled * scaled / (BOUND * BOUND)));
        }
        return z;
    }
}
