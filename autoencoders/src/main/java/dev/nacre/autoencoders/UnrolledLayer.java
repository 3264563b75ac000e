package dev.nacre.autoencoders;

import dev.nacre.AutoencoderLayer;
import dev.nacre.Layers;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Pretrainable;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Noise;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jblas.FloatMatrix;

/** An autoencoder, all of it as one layer: from the inputs to what its loss compares with them. */
public final class UnrolledLayer implements Pretrainable {
    private final AutoencoderLayer autoencoder;
    private final List<Parameter> parameters;
    private final List<Parameter> all;
    private final Buffer gradients = new Buffer();

    UnrolledLayer(AutoencoderLayer autoencoder) {
        this.autoencoder = autoencoder;
        Set<Parameter> used = new LinkedHashSet<>(autoencoder.parameters());
        used.addAll(autoencoder.decoder().parameters());
        parameters = List.copyOf(used);
        all = Layers.allParameters(autoencoder);
    }

    /**
     * The autoencoder inside, for its codes.
     *
     * @return it shares the weights
     */
    public AutoencoderLayer autoencoder() {
        return autoencoder;
    }

    @Override
    public int outputs() {
        return autoencoder.decoder().outputs();
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    /** Those of layer-wise pre-training too, so that they are saved. */
    @Override
    public List<Parameter> pretrainingParameters() {
        return all;
    }

    @Override
    public List<Noise> noises() {
        return autoencoder.noises();
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
    public double pretrain(FloatMatrix x) {
        autoencoder.requireReconstructible(x);
        FloatMatrix y = forward(x, Mode.TRAIN);
        FloatMatrix dy = gradients.of(y.rows, y.columns);
        double error = autoencoder.loss().gradient(y, x, dy);
        backward(dy, false);
        return error;
    }

    @Override
    public double reconstructionError(FloatMatrix x) {
        return autoencoder.reconstructionError(x);
    }
}
