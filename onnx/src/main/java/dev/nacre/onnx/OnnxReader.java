package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.safetensors.JsonText;
import dev.nacre.safetensors.ModelFormatException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds a model from a graph. */
final class OnnxReader {
    /** Says in the metadata that the outputs are not predictions. */
    static final String RAW = "raw";

    private final ModelProto proto;
    private final ClassLoader[] more;
    private final Map<String, String> texts = new HashMap<>();

    OnnxReader(ModelProto proto, ClassLoader... more) {
        this.proto = proto;
        this.more = more;
        proto.getMetadataPropsList().forEach(entry -> texts.put(entry.getKey(), entry.getValue()));
    }

    Model read() throws ModelFormatException {
        GraphProto graph = proto.getGraph();
        Nodes nodes = new Nodes(graph);
        List<ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(input -> !nodes.isConstant(input.getName()))
                .toList();
        if (inputs.size() != 1 || graph.getOutputCount() != 1)
            throw new OnnxException("the graph has " + inputs.size() + " inputs and " + graph.getOutputCount()
                    + " outputs; expected one of each");
        Optional<Loss> loss = text("loss").map(text -> Plugins.parse(Loss.class, text, more));
        String outputs = graph.getOutput(0).getName();
        if (loss.isPresent() && !text("outputs").equals(Optional.of(RAW)))
            outputs = PredictionPattern.outputs(nodes, outputs, loss.get(), more);
        FoundChain chain = new LayerFinder(nodes).find(inputs.get(0).getName(), outputs);
        Network network = network(chain, start(inputs.get(0), chain), nodes);
        return new Model(network, loss.orElse(new Mse()), names("features"), names("labels"), Map.of());
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(texts.get(OnnxFile.PREFIX + key));
    }

    /**
     * What one sample is: from our metadata, else images if the graph has them at its beginning, else as many features
     * as the graph says, or as its first weight needs.
     */
    private Place start(ValueInfoProto input, FoundChain chain) {
        List<Integer> sizes = input.getType().getTensorType().getShape().getDimList().stream()
                .map(dimension -> Math.toIntExact(dimension.getDimValue()))
                .toList();
        if (sizes.size() == 4) return images(sizes, chain.beginsWithChannelsLast());
        if (sizes.size() != 2)
            throw new OnnxException("the input is expected to be samples × features, or samples of images");
        int features = sizes.get(1) > 0 ? sizes.get(1) : chain.inputs();
        Optional<Shape> known = text(OnnxFile.INPUTS).map(OnnxReader::shape).or(chain::images);
        if (known.isEmpty() && features < 1) throw new OnnxException("the number of inputs is not known");
        Shape shape = known.orElseGet(() -> Shape.flat(features));
        if (features > 0 && shape.size() != features)
            throw new OnnxException("the graph has " + features + " inputs, but "
                    + text(OnnxFile.INPUTS)
                            .map(text -> "its metadata " + OnnxFile.PREFIX + OnnxFile.INPUTS + " says ")
                            .orElse("its images are ")
                    + shape);
        return new Place(shape, Axes.FEATURES);
    }

    private static Place images(List<Integer> sizes, boolean channelsLast) {
        if (sizes.subList(1, 4).stream().anyMatch(size -> size < 1))
            throw new OnnxException("the size of the input images is not in the file: " + sizes
                    + "; export it with fixed channels, height and width");
        return channelsLast
                ? new Place(new Shape(sizes.get(1), sizes.get(2), sizes.get(3)), Axes.HEIGHT_WIDTH_CHANNELS)
                : new Place(new Shape(sizes.get(2), sizes.get(3), sizes.get(1)), Axes.CHANNELS_HEIGHT_WIDTH);
    }

    private static Shape shape(String text) {
        return text.contains("x") ? Shape.parse(text) : Shape.flat(Integer.parseInt(text));
    }

    private Network network(FoundChain chain, Place start, Nodes nodes) {
        FoundNetwork found = FoundNetwork.of(chain, start);
        if (found.end().flattened() != null)
            throw new OnnxException("the outputs are images flattened channel by channel; end the graph before that");
        Network network = Weights.limited(nodes.mostWeights(), () -> new Network(found.text(), start.shape(), 0));
        Set<Parameter> repeated = ofChannels(network.layer());
        found.weights().forEach((name, value) -> {
            Parameter parameter = network.parameter(name);
            fill(name, parameter, value, repeated.contains(parameter));
        });
        return network;
    }

    /**
     * Weights that are one for each channel. Where the shape of images is not known, or got lost because dense layers
     * stand for an autoencoder, the built layer has one for each feature, and the values are repeated from pixel to
     * pixel.
     */
    private static Set<Parameter> ofChannels(Layer root) {
        return Layers.all(root).stream()
                .filter(layer -> FoundNetwork.OF_CHANNELS.contains(layer.name()))
                .flatMap(layer -> layer.parameters().stream())
                .collect(Collectors.toSet());
    }

    private static void fill(String name, Parameter parameter, float[] value, boolean repeated) {
        int length = parameter.value().length;
        if (value.length != length && !(repeated && value.length > 0 && length % value.length == 0))
            throw new OnnxException(name + " has " + value.length + " elements, not " + length);
        float[] whole = value.length == length ? value : new float[length];
        if (whole != value)
            for (int i = 0; i < length; i += value.length) System.arraycopy(value, 0, whole, i, value.length);
        parameter.fromFileOrder(whole);
    }

    private List<String> names(String key) throws ModelFormatException {
        return texts.containsKey(OnnxFile.PREFIX + key)
                ? JsonText.list(OnnxFile.PREFIX + key, texts.get(OnnxFile.PREFIX + key))
                : List.of();
    }
}
