package dev.nacre.autoencoders;

import dev.nacre.AutoencoderLayer;
import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Loss;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Noise;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jblas.FloatMatrix;

/**
 * An encoder and a decoder that learn to reconstruct: from inputs that a corruption has gone over, and with a learner in
 * place of the encoder that may add a term of its own to the loss.
 */
final class CodingLayer implements AutoencoderLayer, Encoding {
    private final String name;
    private final Layer encoder;
    private final Layer learner;
    private final Layer decoder;
    private final Layer corruption;
    private final Loss loss;
    private final List<Parameter> pretrainingParameters;
    private final List<Noise> pretrainingNoises;
    private final Buffer gradients = new Buffer();

    /**
     * @param learner the encoder as it is in pre-training, with the encoder's parameters
     * @param corruption inputs × samples to the same shape; its parameters are saved, and stay frozen whatever is thawed
     */
    CodingLayer(String name, Layer encoder, Layer learner, Layer decoder, Layer corruption, Loss loss) {
        this.name = name;
        this.encoder = encoder;
        this.learner = learner;
        this.decoder = decoder;
        this.corruption = corruption;
        this.loss = loss;
        Set<Parameter> parameters = new LinkedHashSet<>(learner.parameters());
        parameters.addAll(decoder.parameters());
        for (Parameter parameter : Layers.allParameters(corruption)) {
            parameter.qualify("corruption.");
            parameter.trainable(false);
            parameters.add(parameter.asStatistic());
        }
        pretrainingParameters = List.copyOf(parameters);
        Set<Noise> noises = new LinkedHashSet<>(Layers.allNoises(corruption));
        noises.addAll(learner.noises());
        pretrainingNoises = List.copyOf(noises);
    }

    @Override
    public Layer encoder() {
        return encoder;
    }

    @Override
    public List<Parameter> pretrainingParameters() {
        return pretrainingParameters;
    }

    @Override
    public List<Noise> pretrainingNoises() {
        return pretrainingNoises;
    }

    @Override
    public Layer decoder() {
        return decoder;
    }

    @Override
    public Loss loss() {
        return loss;
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Checks.requireInputs(name, decoder.outputs(), x);
        return encoder.forward(x, mode);
    }

    @Override
    public double pretrain(FloatMatrix x) {
        Checks.requireInputs(name, decoder.outputs(), x);
        loss.requireTargets(name, x);
        FloatMatrix code = learner.forward(corruption.forward(x, Mode.TRAIN), Mode.TRAIN);
        FloatMatrix y = decoder.forward(code, Mode.TRAIN);
        FloatMatrix dy = gradients.of(y.rows, y.columns);
        double error = loss.gradient(y, x, dy);
        learner.backward(decoder.backward(dy, true), false);
        return error + learner.ownLoss();
    }

    @Override
    public String toString() {
        return name + " " + decoder.outputs() + "-" + outputs();
    }
}
