package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A graph in the making: nodes and constants in the order in which they are added. A tensor has the name of the node
 * that computes it.
 */
public final class OnnxGraph {
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("nacre");
    private final Set<String> names = new HashSet<>(Set.of("input", "output"));
    private final Map<Parameter, String> parameters = new HashMap<>();
    private final GraphImages images = new GraphImages(this);
    private final Forms forms;
    private final Function<Parameter, String> parameterNames;

    OnnxGraph(Forms forms, Function<Parameter, String> parameterNames) {
        this.forms = forms;
        this.parameterNames = parameterNames;
    }

    /**
     * Adds the nodes of a layer, an activation or a loss.
     *
     * @param layer a layer inside another, or an activation or loss among its hyper-parameters
     * @param input its inputs
     * @return its outputs
     * @throws OnnxException if there is no form for it; the message names the layer
     */
    public GraphTensor add(OnnxLayer layer, GraphTensor input) {
        OnnxForm form = forms.find(layer.name());
        if (form != null) return new GraphTensor(form.write(layer, input, this), layer.shape(input));
        if (layer.isChain()) return addChain(layer.layers(), input);
        Optional<OnnxLayer> link = layer.link();
        if (link.isEmpty()) throw forms.missing(layer);
        return add(link.get(), input);
    }

    /**
     * Adds the nodes of layers one after the other.
     *
     * @param layers the first one gets the input
     * @param input its inputs
     * @return the last one's outputs
     */
    public GraphTensor addChain(List<OnnxLayer> layers, GraphTensor input) {
        GraphTensor tensor = input;
        for (OnnxLayer layer : layers) tensor = add(layer, tensor);
        return tensor;
    }

    /**
     * Adds nodes that work on channels. Each pixel is a row for them; for features in a row, that is each sample.
     *
     * @param channels how many numbers the nodes expect in a row; divides the input's size
     * @param input samples × features
     * @param nodes adds the nodes: name of their input, (samples · pixels) × channels → name of their output, of the
     *     same shape
     * @return the name of the outputs, samples × features again
     */
    public String perChannel(int channels, GraphTensor input, UnaryOperator<String> nodes) {
        if (channels == input.size()) return nodes.apply(input.name());
        String pixels = node("Reshape", input.name(), constant(List.of(-1L, (long) channels)));
        return node("Reshape", nodes.apply(pixels), constant(List.of(-1L, (long) input.size())));
    }

    /**
     * The tensor with channels first, for operators such as {@code Conv}. It may be there already, if an operator on
     * images computed it.
     *
     * @param input samples × features, channels innermost
     * @return the name of a tensor of samples × channels × height × width
     */
    public String image(GraphTensor input) {
        return images.image(input);
    }

    /**
     * The way back from {@link #image}.
     *
     * @param image the name of a tensor of samples × channels × height × width
     * @param shape of one sample
     * @return the name of a tensor of samples × features, channels innermost
     */
    public String flat(String image, Shape shape) {
        return images.flat(image, shape);
    }

    /** Whether the tensor is there with channels first. */
    boolean isImage(GraphTensor tensor) {
        return images.isKnown(tensor);
    }

    /**
     * Adds nodes that work on each number alone, in whatever order they are.
     *
     * @param input samples × features
     * @param nodes adds the nodes: name of their input → name of their output, of the same shape
     * @return the name of the outputs, samples × features
     */
    public String elementwise(GraphTensor input, UnaryOperator<String> nodes) {
        return isImage(input) ? flat(nodes.apply(image(input)), input.shape()) : nodes.apply(input.name());
    }

    /**
     * Adds nodes that work on channels, which are axis 1 of their input: samples × features, or samples × channels ×
     * height × width of images.
     */
    String onChannels(GraphTensor input, Shape outputs, UnaryOperator<String> nodes) {
        return input.shape().isFlat() ? nodes.apply(input.name()) : flat(nodes.apply(image(input)), outputs);
    }

    /**
     * Adds a node of one output.
     *
     * @param operator such as {@code Relu}
     * @param attributes name → {@code Float}, {@code Integer}, {@code String}, or a list of one of these
     * @param inputs names of tensors
     * @return the output's name
     */
    public String node(String operator, Map<String, ?> attributes, String... inputs) {
        return node(0, operator, attributes, inputs);
    }

    /** Adds a node of several outputs, all of which but one are left out. */
    String node(int place, String operator, Map<String, ?> attributes, String... inputs) {
        String output = unused(operator);
        NodeProto.Builder node =
                graph.addNodeBuilder().setName(output).setOpType(operator).addAllInput(List.of(inputs));
        for (int i = 0; i < place; i++) node.addOutput("");
        node.addOutput(output);
        new TreeMap<>(attributes).forEach((name, value) -> node.addAttribute(Attributes.of(name, value)));
        return output;
    }

    /**
     * Adds a node of one output without attributes.
     *
     * @param operator such as {@code Relu}
     * @param inputs names of tensors
     * @return the output's name
     */
    public String node(String operator, String... inputs) {
        return node(operator, Map.of(), inputs);
    }

    private String unused(String hint) {
        String name = hint;
        for (int i = 1; !names.add(name); i++) name = hint + "_" + i;
        return name;
    }

    /**
     * Adds the value of a parameter, in the shape that model files give it: a weight of inputs × units as (units,
     * inputs), that of a convolution as (filters, channels, height, width).
     *
     * @param parameter the parameter
     * @return the constant's name, which is that of the parameter in the network; the same for the same parameter
     */
    public String constant(Parameter parameter) {
        return parameters.computeIfAbsent(parameter, p -> {
            String name = unused(parameterNames.apply(p));
            add(name, p.shape(), p.toFileOrder());
            return name;
        });
    }

    /** Adds numbers that are no parameter, or several. */
    String constant(String hint, List<Long> shape, float[] values) {
        String name = unused(hint);
        add(name, shape, values);
        return name;
    }

    /** Adds the value of a parameter in another shape. */
    String constant(Parameter parameter, List<Long> shape) {
        String name = unused(parameterNames.apply(parameter));
        add(name, shape, parameter.toFileOrder());
        return name;
    }

    /**
     * Adds a number.
     *
     * @param value the number
     * @return the constant's name; the same for the same number
     */
    public String constant(float value) {
        String name = "constant " + value;
        if (names.add(name)) add(name, List.of(), new float[] {value});
        return name;
    }

    /**
     * Adds a vector of numbers that are no parameter.
     *
     * @param hint what they are
     * @param values the numbers
     * @return the constant's name: the hint, or one like it that is not taken
     */
    public String constant(String hint, float[] values) {
        return constant(hint, List.of((long) values.length), values);
    }

    private void add(String name, List<Long> shape, float[] data) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(4, data.length)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(data);
        graph.addInitializerBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .addAllDims(shape)
                .setRawData(ByteString.copyFrom(bytes));
    }

    /**
     * Adds whole numbers: a shape, for example.
     *
     * @param values the numbers
     * @return the constant's name; the same for the same numbers
     */
    public String constant(List<Long> values) {
        String name = "constant " + values;
        if (names.add(name))
            graph.addInitializerBuilder()
                    .setName(name)
                    .setDataType(TensorProto.DataType.INT64_VALUE)
                    .addDims(values.size())
                    .addAllInt64Data(values);
        return name;
    }

    /** The operators of the nodes, in their order. */
    List<String> operators() {
        return graph.getNodeList().stream().map(NodeProto::getOpType).toList();
    }

    GraphProto.Builder builder() {
        return graph;
    }
}
