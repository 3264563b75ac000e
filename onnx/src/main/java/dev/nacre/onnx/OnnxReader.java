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

    private static final Set<String> OF_CHANNELS = Set.of("batchNorm", "prelu");

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
        Network network = network(chain, shape(inputs.get(0), chain), nodes);
        return new Model(network, loss.orElse(new Mse()), names("features"), names("labels"), Map.of());
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(texts.get(OnnxFile.PREFIX + key));
    }

    /** What one sample is: from our metadata, else as many features as the graph says, or as its first weight needs. */
    private Shape shape(ValueInfoProto input, FoundChain chain) {
        var dimensions = input.getType().getTensorType().getShape();
        if (dimensions.getDimCount() != 2) throw new OnnxException("the input is expected to be samples × features");
        int declared = Math.toIntExact(dimensions.getDim(1).getDimValue());
        int features = declared > 0 ? declared : chain.inputs();
        if (features < 1) throw new OnnxException("the number of inputs is not known");
        Shape shape = text(OnnxFile.INPUTS).map(OnnxReader::shape).orElse(Shape.flat(features));
        if (shape.size() != features)
            throw new OnnxException("the graph has " + features + " inputs, but its metadata " + OnnxFile.PREFIX
                    + OnnxFile.INPUTS + " says " + shape);
        return shape;
    }

    private static Shape shape(String text) {
        return text.contains("x") ? Shape.parse(text) : Shape.flat(Integer.parseInt(text));
    }

    private Network network(FoundChain chain, Shape shape, Nodes nodes) {
        chain.outputs(shape.size());
        Network network = Weights.limited(nodes.mostWeights(), () -> new Network(chain.text(), shape, 0));
        Set<Parameter> repeated = ofChannels(network.layer());
        chain.weights().forEach((name, value) -> {
            Parameter parameter = network.parameter(name);
            fill(name, parameter.value().data, value, repeated.contains(parameter));
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
                .filter(layer -> OF_CHANNELS.contains(layer.name()))
                .flatMap(layer -> layer.parameters().stream())
                .collect(Collectors.toSet());
    }

    private static void fill(String name, float[] data, float[] value, boolean repeated) {
        if (value.length != data.length && !(repeated && value.length > 0 && data.length % value.length == 0))
            throw new OnnxException(name + " has " + value.length + " elements, not " + data.length);
        for (int i = 0; i < data.length; i += value.length) System.arraycopy(value, 0, data, i, value.length);
    }

    private List<String> names(String key) throws ModelFormatException {
        return texts.containsKey(OnnxFile.PREFIX + key)
                ? JsonText.list(OnnxFile.PREFIX + key, texts.get(OnnxFile.PREFIX + key))
                : List.of();
    }
}
