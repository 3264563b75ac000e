package dev.nacre.autoencoders;

import dev.nacre.Layer;
import dev.nacre.Mode;
import org.jblas.FloatMatrix;

/** An encoder as it is, which warns when training begins that it may learn nothing but to copy. */
final class CopyWarning implements Encoding {
    private static final System.Logger LOG = System.getLogger("dev.nacre.autoencoders");

    private final Layer encoder;
    private final int inputs;
    private boolean warned;

    CopyWarning(Layer encoder, int inputs) {
        this.encoder = encoder;
        this.inputs = inputs;
    }

    @Override
    public Layer encoder() {
        return encoder;
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        if (!warned && mode == Mode.TRAIN) {
            warned = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "autoencoder: a code of " + outputs() + " units is no narrower than its " + inputs
                            + " inputs, and nothing keeps it from copying them without finding any feature;"
                            + " use fewer units, or denoising, sparse or contractive");
        }
        return encoder.forward(x, mode);
    }
}
