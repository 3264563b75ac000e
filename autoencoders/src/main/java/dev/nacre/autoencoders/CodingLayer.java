package dev.nacre.autoencoders;

import dev.nacre.AutoencoderLayer;
import dev.nacre.Batch;
import dev.nacre.Checks;
import dev.nacre.Child;
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
 * A built autoencoder with one code. In pre-training, a corruption may change its inputs, and a learner, which
 * may add a loss of its own, takes the place of the encoder.
 */
final class CodingLayer implements AutoencoderLayer, Encoding {
    private final String name;
    private final Layer encoder;
    private final Layer learner;
    private final Layer decoder;
    private final Layer corruption;
    private final Loss loss;
    private final List<Parameter> pretrainingParameters;
    private final List<Child> children;
    private final List<Child> pretrainingChildren;
    private final Buffer gradients = new Buffer();

    /**
     * @param learner the encoder used in pre-training; it has the encoder's parameters
     * @param corruption keeps the shape of its inputs; its parameters are saved, and always stay frozen
     */
    CodingLayer(String name, Layer encoder, Layer learner, Layer decoder, Layer corruption, Loss loss) {
        this.name = name;
        this.encoder = encoder;
        this.learner = learner;
        this.decoder = decoder;
        this.corruption = corruption;
        this.loss = loss;
        this.children = encoder instanceof LayerChain chain ? chain.children() : List.of(new Child("", encoder));
        this.pretrainingChildren = List.of(new Child("decoder", decoder), new Child("corruption", corruption));
        for (Parameter parameter : Layers.allParameters(corruption)) parameter.asStatistic();
        Set<Parameter> parameters = new LinkedHashSet<>(Layers.parameters(learner));
        parameters.addAll(Layers.parameters(decoder));
        parameters.addAll(Layers.allParameters(corruption));
        pretrainingParameters = List.copyOf(parameters);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Child> children() {
        return children;
    }

    @Override
    public List<Child> pretrainingChildren() {
        return pretrainingChildren;
    }

    @Override
    public Layer encoder() {
        return encoder;
    }

    @Override
    public List<Parameter> pretrainingParameters() {
        return pretrainingParameters;
    }

    /** The parameters of a learner other than the encoder. */
    @Override
    public List<Noise> pretrainingNoises() {
        return Layers.allNoises(learner);
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
    public double pretrain(Batch batch) {
        FloatMatrix x = batch.x();
        Checks.requireInputs(name, decoder.outputs(), x);
        loss.requireTargets(name, x);
        FloatMatrix code = learner.forward(corruption.forward(x, Mode.TRAIN), Mode.TRAIN);
        FloatMatrix y = decoder.forward(code, Mode.TRAIN);
        FloatMatrix dy = gradients.of(y.rows, y.columns);
        double error = loss.gradient(y, new Batch(x, x, batch.weights()), dy);
        learner.backward(decoder.backward(dy, true), false);
        return error + Layers.ownLoss(learner) + Layers.ownLoss(decoder);
    }

    @Override
    public String toString() {
        return name + " " + decoder.outputs() + "-" + outputs();
    }
}
