package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.losses.BinaryCrossEntropy;
import dev.nacre.losses.ClassWeighted;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.safetensors.JsonText;
import dev.nacre.safetensors.ModelFormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes a model from a graph, layer by layer from its output to its input. */
final class OnnxReader {
    /** Says in the metadata that the outputs are not predictions. */
    static final String RAW = "raw";

    private final ModelProto proto;
    private final Map<String, String> texts = new HashMap<>();
    private final List<Found> layers = new ArrayList<>();

    OnnxReader(ModelProto proto) {
        this.proto = proto;
        proto.getMetadataPropsList().forEach(entry -> texts.put(entry.getKey(), entry.getValue()));
    }

    Model read() throws ModelFormatException {
        GraphProto graph = proto.getGraph();
        Nodes nodes = new Nodes(graph);
        List<ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(input -> !nodes.isConstant(input.getName()))
                .toList();
        if (inputs.size() != 1 || graph.getOutputCount() != 1)
            throw new OnnxException("a graph of one input and one output is expected, not of " + inputs.size() + " and "
                    + graph.getOutputCount());
        layers.addAll(new ChainFinder(nodes)
                .find(inputs.get(0).getName(), graph.getOutput(0).getName())
                .layers());
        Loss loss = texts.containsKey("nacre.loss") ? Plugins.parse(Loss.class, texts.get("nacre.loss")) : new Mse();
        dropPrediction(loss);
        Network network = network(width(inputs.get(0)));
        List<String> features = names("nacre.features");
        List<String> labels = names("nacre.labels");
        return new Model(network, loss, features, labels, Map.of());
    }

    /** The loss brings it back. */
    private void dropPrediction(Loss loss) {
        if (RAW.equals(texts.get("nacre.outputs"))) return;
        if (loss instanceof ClassWeighted weighted) {
            dropPrediction(weighted.loss());
            return;
        }
        String function =
                loss instanceof CrossEntropy ? "softmax" : loss instanceof BinaryCrossEntropy ? "sigmoid" : "";
        if (function.isEmpty()) return;
        if (layers.isEmpty() || !layers.get(layers.size() - 1).text().equals(function))
            throw new OnnxException("the graph should end with the " + function + " of its loss");
        layers.remove(layers.size() - 1);
    }

    private static int width(ValueInfoProto input) {
        var shape = input.getType().getTensorType().getShape();
        if (shape.getDimCount() != 2) throw new OnnxException("the input is expected to be samples × features");
        return Math.toIntExact(shape.getDim(1).getDimValue());
    }

    private Network network(int declared) {
        Chain chain = new Chain(layers);
        int inputs = declared > 0 ? declared : chain.inputs();
        chain.outputs(inputs);
        if (inputs < 1) throw new OnnxException("the number of inputs is not known");
        Network network = new Network(chain.text(), inputs, 0);
        Map<String, Parameter> parameters = new HashMap<>();
        for (Parameter parameter : network.parameters()) parameters.put(parameter.name(), parameter);
        chain.weights().forEach((name, value) -> fill(parameters.get(name), value));
        return network;
    }

    private static void fill(Parameter parameter, float[] value) {
        if (parameter.value().length != value.length)
            throw new OnnxException(
                    parameter.name() + " has " + value.length + " elements, not " + parameter.value().length);
        System.arraycopy(value, 0, parameter.value().data, 0, value.length);
    }

    private List<String> names(String key) throws ModelFormatException {
        return texts.containsKey(key) ? JsonText.list(key, texts.get(key)) : List.of();
    }
}
