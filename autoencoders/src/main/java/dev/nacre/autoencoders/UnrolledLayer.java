package dev.nacre.autoencoders;

import dev.nacre.AutoencoderLayer;
import dev.nacre.Batch;
import dev.nacre.Child;
import dev.nacre.Layers;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Pretrainable;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import java.util.List;
import org.jblas.FloatMatrix;

/** A built unrolled autoencoder: from the inputs to what its loss compares with them. */
public final class UnrolledLayer implements Pretrainable {
    private final AutoencoderLayer autoencoder;
    private final List<Child> children;
    private final List<Parameter> all;
    private final Buffer gradients = new Buffer();

    UnrolledLayer(AutoencoderLayer autoencoder) {
        this.autoencoder = autoencoder;
        children =
                List.of(new Child("", autoencoder), new Child("decoder", autoencoder.decoder(), Child.Input.PREVIOUS));
        all = Layers.allParameters(autoencoder);
    }

    /**
     * The autoencoder inside, which computes codes.
     *
     * @return a layer with the same weight objects
     */
    public AutoencoderLayer autoencoder() {
        return autoencoder;
    }

    @Override
    public int outputs() {
        return autoencoder.decoder().outputs();
    }

    @Override
    public Shape shape() {
        return autoencoder.decoder().shape();
    }

    @Override
    public List<Child> children() {
        return children;
    }

    /** Includes the parameters of layer-wise pre-training, so that they are saved. */
    @Override
    public List<Parameter> pretrainingParameters() {
        return all;
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        return autoencoder.decoder().forward(autoencoder.forward(x, mode), mode);
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        return autoencoder.backward(autoencoder.decoder().backward(dy, true), inputGradient);
    }

    @Override
    public double pretrain(Batch batch) {
        FloatMatrix x = batch.x();
        autoencoder.requireReconstructible(x);
        FloatMatrix y = forward(x, Mode.TRAIN);
        FloatMatrix dy = gradients.of(y.rows, y.columns);
        double error = autoencoder.loss().gradient(y, new Batch(x, x, batch.weights()), dy);
        backward(dy, false);
        return error + Layers.ownLoss(this);
    }

    @Override
    public double[] reconstructionErrors(FloatMatrix x) {
        return autoencoder.reconstructionErrors(x);
    }
}
