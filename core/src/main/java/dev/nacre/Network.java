package dev.nacre;

import dev.nacre.plugin.Plugins;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jblas.FloatMatrix;

/**
 * A network: its description, and its layers with their weights. Any number of threads may use it for inference; only
 * one may train it.
 */
public final class Network {
    /**
     * Samples that inference passes through the layers at once, fewer of large ones: activations stay in the cache, and
     * memory does not grow with the data.
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
     * @param inputs the shape of one sample, such as 28 × 28 × 1 for grey images; {@link TrainingData#shape} gives that
     *     of a data set
     * @param seed determines all initial weights and noise: the same seed, the same bits
     * @throws IllegalArgumentException if the layers can't be built for such samples, two parameters have the same
     *     name, or a layer that must be fitted or pre-trained is inside a layer that alone can compute its inputs
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
     * Builds a network for flat features.
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
     * @param inputs the shape of one sample
     * @param seed determines all initial weights and noise
     */
    public Network(String spec, Shape inputs, long seed) {
        this(Plugins.parse(LayerSpec.class, spec), inputs, seed);
    }

    /**
     * Builds a network from text, for flat features.
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
     * The description that the network was built from.
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
     * The shape of one sample.
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
     * The layers, with sequences replaced by their layers: {@link Layers#flatten}.
     *
     * @return in the order of the forward pass
     */
    public List<Layer> layers() {
        return Layers.flatten(layer);
    }

    /**
     * All parameters, each once. A model file contains these.
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
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public Parameter parameter(String name) {
        for (Parameter parameter : parameters) if (name(parameter).equals(name)) return parameter;
        throw new IllegalArgumentException(
                "unknown parameter: " + name + "; the parameters are " + String.join(", ", names.values()));
    }

    /**
     * The full name of a parameter: the path of layers to it, and its own name.
     *
     * @param parameter any parameter
     * @return such as {@code 2.inner.bias}; its own name alone if it is not one of this network's
     */
    public String name(Parameter parameter) {
        return names.getOrDefault(parameter, parameter.name());
    }

    /**
     * Fits every preprocessing layer ({@link Fittable}) that is not fitted yet to the data, as the layers below it
     * transform them. Training does this first; call it only if you do not train.
     *
     * @param data the training data only
     */
    public void fitPreprocessing(TrainingData data) {
        LayerInputs.fit(layer, data);
    }

    /**
     * Computes the raw outputs for samples: logits, if the loss takes logits. Changes nothing. Samples pass through the
     * layers in batches, so that memory use does not grow with the number of samples, except for the outputs.
     *
     * @param x features × samples
     * @return outputs × samples
     * @throws IllegalArgumentException if x has another number of features, or there would be more than 2³¹ − 9 outputs
     */
    public FloatMatrix infer(FloatMatrix x) {
        Checks.requireInputs("the network", inputs(), x);
        Checks.requireWhole("inputs", x);
        Checks.requireFewer("outputs × samples", outputs(), x.columns, "predict fewer samples at a time");
        int most = SamplesAtOnce.through(layer, inputs(), PIECE);
        if (x.columns <= most) return layer.forward(x, Mode.INFER);
        FloatMatrix y = new FloatMatrix(outputs(), x.columns);
        for (int from = 0; from < x.columns; from += most) {
            int n = Math.min(most, x.columns - from);
            FloatMatrix piece = new FloatMatrix(x.rows, n);
            System.arraycopy(x.data, from * x.rows, piece.data, 0, piece.length);
            System.arraycopy(layer.forward(piece, Mode.INFER).data, 0, y.data, from * y.rows, n * y.rows);
        }
        return y;
    }

    /**
     * A table of the layers, the shapes of their outputs and the numbers of their weights.
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
