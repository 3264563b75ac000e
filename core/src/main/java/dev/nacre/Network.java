package dev.nacre;

import dev.nacre.plugin.Plugins;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jblas.FloatMatrix;

/** A network: its description, and its layers with their weights. Many threads may infer with one; one trains it. */
public final class Network {
    /**
     * Samples that go through the layers at once in inference: activations stay in the cache, and memory does not grow
     * with the data.
     */
    private static final int PIECE = 512;

    private final LayerSpec spec;
    private final Shape inputShape;
    private final Layer layer;
    private final Map<Parameter, String> names;
    private final List<Parameter> parameters;

    /**
     * Builds a network with initial weights drawn from a seed.
     *
     * @param spec its description
     * @param inputs what one sample is, such as 28 × 28 × 1 for grey images; data readers know it:
     *     {@link TrainingData#shape}
     * @param seed determines all initial weights and noise: the same seed, the same bits
     * @throws IllegalArgumentException if the layers can't be built for such samples, two parameters have one name, or
     *     a layer that is to be fitted or pre-trained lies where only another layer can compute its inputs
     */
    public Network(LayerSpec spec, Shape inputs, long seed) {
        this.spec = Objects.requireNonNull(spec, "spec");
        this.inputShape = Objects.requireNonNull(inputs, "inputs");
        this.layer = spec.build(inputs, new SplittableRandom(seed));
        this.names = Layers.names(layer);
        this.parameters = List.copyOf(names.keySet());
        requireDistinctNames();
        LayerInputs.requireReachable(layer);
    }

    /**
     * Builds a network for features in a row.
     *
     * @param spec its description
     * @param inputs number of features, at least 1
     * @param seed determines all initial weights and noise
     */
    public Network(LayerSpec spec, int inputs, long seed) {
        this(spec, flat(inputs), seed);
    }

    /**
     * Builds a network from text.
     *
     * @param spec such as {@code sequential([dense(300, activation=relu), dense(10)])}
     * @param inputs what one sample is
     * @param seed determines all initial weights and noise
     */
    public Network(String spec, Shape inputs, long seed) {
        this(Plugins.parse(LayerSpec.class, spec), inputs, seed);
    }

    /**
     * Builds a network from text, for features in a row.
     *
     * @param spec such as {@code sequential([dense(300, activation=relu), dense(10)])}
     * @param inputs number of features, at least 1
     * @param seed determines all initial weights and noise
     */
    public Network(String spec, int inputs, long seed) {
        this(spec, flat(inputs), seed);
    }

    private static Shape flat(int inputs) {
        if (inputs < 1) throw new IllegalArgumentException("a network needs at least 1 input, not " + inputs);
        return Shape.flat(inputs);
    }

    private void requireDistinctNames() {
        var byName = names.values().stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        byName.forEach((name, count) -> {
            if (count > 1)
                throw new IllegalArgumentException(
                        count + " parameters of " + Plugins.format(spec) + " are called " + name);
        });
    }

    /**
     * The description it was built from.
     *
     * @return as given
     */
    public LayerSpec spec() {
        return spec;
    }

    /**
     * Number of features.
     *
     * @return at least 1
     */
    public int inputs() {
        return inputShape.size();
    }

    /**
     * What one sample is.
     *
     * @return of size {@link #inputs}
     */
    public Shape inputShape() {
        return inputShape;
    }

    /**
     * Number of outputs.
     *
     * @return at least 1
     */
    public int outputs() {
        return layer.outputs();
    }

    /**
     * The root of the tree of layers.
     *
     * @return always the same object
     */
    public Layer layer() {
        return layer;
    }

    /**
     * The layers that do the work, chains taken apart: {@link Layers#flatten}.
     *
     * @return in the order of the forward pass
     */
    public List<Layer> layers() {
        return Layers.flatten(layer);
    }

    /**
     * All parameters, each once: what a model file keeps.
     *
     * @return always the same objects in the same order
     */
    public List<Parameter> parameters() {
        return parameters;
    }

    /**
     * A parameter by name.
     *
     * @param name such as {@code 0.weight}
     * @return the parameter
     * @throws IllegalArgumentException that lists the names there are
     */
    public Parameter parameter(String name) {
        for (Parameter parameter : parameters) if (name(parameter).equals(name)) return parameter;
        throw new IllegalArgumentException("no parameter " + name + "; there are " + String.join(", ", names.values()));
    }

    /**
     * The name of a parameter: the path of layers to it, and its own name.
     *
     * @param parameter any parameter
     * @return such as {@code 2.inner.bias}; its own name alone if it is not one of this network's
     */
    public String name(Parameter parameter) {
        return names.getOrDefault(parameter, parameter.name());
    }

    /**
     * Fits preprocessing: every layer that takes constants from data, and has not yet, is fitted to what the layers
     * below it make of the data. Training does this first, so call it only to do without training.
     *
     * @param data the training part, and nothing else
     */
    public void fitPreprocessing(TrainingData data) {
        LayerInputs.fit(layer, data);
    }

    /**
     * The raw outputs for given samples: logits, if the loss takes these. Changes nothing. Samples go through the
     * layers in pieces, so that no more memory is needed for many samples than for their outputs.
     *
     * @param x features × samples
     * @return outputs × samples
     */
    public FloatMatrix infer(FloatMatrix x) {
        Checks.requireInputs("the network", inputs(), x);
        if (x.columns <= PIECE) return layer.forward(x, Mode.INFER);
        FloatMatrix y = new FloatMatrix(outputs(), x.columns);
        for (int from = 0; from < x.columns; from += PIECE) {
            int n = Math.min(PIECE, x.columns - from);
            FloatMatrix piece = new FloatMatrix(x.rows, n);
            System.arraycopy(x.data, from * x.rows, piece.data, 0, piece.length);
            System.arraycopy(layer.forward(piece, Mode.INFER).data, 0, y.data, from * y.rows, n * y.rows);
        }
        return y;
    }

    /**
     * The layers, the shapes of their outputs and the numbers of their weights, as a table.
     *
     * @return several lines
     */
    public String summary() {
        return NetworkSummary.of(this);
    }

    @Override
    public String toString() {
        return inputShape + " inputs, " + Plugins.format(spec);
    }
}
