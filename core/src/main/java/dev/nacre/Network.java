package dev.nacre;

import dev.nacre.plugin.Plugins;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jblas.FloatMatrix;

/** A network: its description, and its layers with their weights. Many threads may infer with one; one trains it. */
public final class Network {
    private final LayerSpec spec;
    private final int inputs;
    private final Layer layer;
    private final List<Parameter> parameters;

    /**
     * Builds a network with start values drawn from a seed.
     *
     * @param spec its description
     * @param inputs number of features
     * @param seed gives all start values and noise: the same seed, the same bits
     */
    public Network(LayerSpec spec, int inputs, long seed) {
        if (inputs < 1) throw new IllegalArgumentException("a network needs at least 1 input, not " + inputs);
        this.spec = Objects.requireNonNull(spec, "spec");
        this.inputs = inputs;
        this.layer = spec.build(inputs, new SplittableRandom(seed));
        this.parameters = Layers.allParameters(layer);
        requireDistinctNames();
    }

    /**
     * Builds a network from text.
     *
     * @param spec such as {@code sequential([dense(300, activation=relu), dense(10)])}
     * @param inputs number of features
     * @param seed gives all start values and noise
     */
    public Network(String spec, int inputs, long seed) {
        this(Plugins.parse(LayerSpec.class, spec), inputs, seed);
    }

    private void requireDistinctNames() {
        var byName = parameters.stream().collect(Collectors.groupingBy(Parameter::name, Collectors.counting()));
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
        return inputs;
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
     * The whole as one layer.
     *
     * @return always the same object
     */
    public Layer layer() {
        return layer;
    }

    /**
     * The layers that do the work, chains taken apart.
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
     */
    public Parameter parameter(String name) {
        for (Parameter parameter : parameters) if (parameter.name().equals(name)) return parameter;
        throw new IllegalArgumentException("no parameter " + name + "; there are "
                + parameters.stream().map(Parameter::name).collect(Collectors.joining(", ")));
    }

    /**
     * The raw outputs for given samples: logits, if the loss takes these. Changes nothing.
     *
     * @param x features × samples
     * @return outputs × samples
     */
    public FloatMatrix infer(FloatMatrix x) {
        Checks.requireInputs("the network", inputs, x);
        return layer.forward(x, Mode.INFER);
    }

    @Override
    public String toString() {
        return inputs + " inputs, " + Plugins.format(spec);
    }
}
