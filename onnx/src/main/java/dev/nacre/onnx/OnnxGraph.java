package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import dev.nacre.Parameter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A graph in the making: nodes and constants in the order they are added, tensors named by what makes them. */
public final class OnnxGraph {
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("nacre");
    private final Set<String> names = new HashSet<>(Set.of("input", "output"));
    private final Forms forms;

    OnnxGraph(Forms forms) {
        this.forms = forms;
    }

    /**
     * Adds a node of one output.
     *
     * @param operator such as {@code Relu}
     * @param attributes name → {@code Float}, {@code Integer} or {@code List<Integer>}
     * @param inputs names of tensors
     * @return the output's name
     */
    public String node(String operator, Map<String, ?> attributes, String... inputs) {
        String output = unused(operator);
        NodeProto.Builder node = graph.addNodeBuilder()
                .setName(output)
                .setOpType(operator)
                .addAllInput(List.of(inputs))
                .addOutput(output);
        new TreeMap<>(attributes).forEach((name, value) -> node.addAttribute(attribute(name, value)));
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

    private static AttributeProto attribute(String name, Object value) {
        AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name);
        if (value instanceof Float number)
            return attribute
                    .setType(AttributeProto.AttributeType.FLOAT)
                    .setF(number)
                    .build();
        if (value instanceof Integer number)
            return attribute
                    .setType(AttributeProto.AttributeType.INT)
                    .setI(number)
                    .build();
        attribute.setType(AttributeProto.AttributeType.INTS);
        for (Object number : (List<?>) value) attribute.addInts((Integer) number);
        return attribute.build();
    }

    private String unused(String hint) {
        String name = hint;
        for (int i = 1; !names.add(name); i++) name = hint + "_" + i;
        return name;
    }

    /**
     * Adds the value of a parameter, in the shape that model files give it: a weight of inputs × units as (units, inputs).
     *
     * @param parameter the parameter
     * @return the constant's name, that of the parameter; the same for the same parameter
     */
    public String constant(Parameter parameter) {
        if (names.add(parameter.name())) add(parameter.name(), parameter.shape(), parameter.value().data);
        return parameter.name();
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

    /**
     * Adds the nodes of a layer inside another, its activation for example, or those that make predictions as a loss has them.
     *
     * @param part the layer or loss
     * @param input what goes in
     * @return what comes out
     */
    public Flow layer(Part part, Flow input) {
        return forms.of(part).write(part, input, this);
    }

    /**
     * Adds the nodes of the way back of an autoencoder inside another.
     *
     * @param part the autoencoder
     * @param code what goes in
     * @return what comes out
     */
    public Flow decode(Part part, Flow code) {
        return forms.of(part).decode(part, code, this);
    }

    GraphProto.Builder builder() {
        return graph;
    }
}
