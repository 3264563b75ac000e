package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A graph that was read: which node computes a tensor, and which constants there are. */
final class Nodes {
    /** How often a graph may use the numbers it holds: twice for tied weights, and zeros stand for missing biases. */
    static final int MOST_USES = 8;

    private final Map<String, NodeProto> producers = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, TensorProto> constants = new HashMap<>();
    private final GraphProto graph;
    private long numbers;

    Nodes(GraphProto graph) {
        this.graph = graph;
        for (TensorProto tensor : graph.getInitializerList()) add(tensor.getName(), tensor);
        for (NodeProto node : graph.getNodeList()) {
            if (node.getOpType().equals("Constant")) {
                for (AttributeProto value : node.getAttributeList())
                    if (value.getName().equals("value")) add(node.getOutput(0), value.getT());
            } else if (node.getOpType().equals("Identity") && constants.containsKey(node.getInput(0))) {
                constants.put(node.getOutput(0), constants.get(node.getInput(0)));
            } else {
                for (String output : node.getOutputList()) {
                    if (output.isEmpty()) continue;
                    if (producers.put(output, node) != null)
                        throw new OnnxException("two nodes compute the tensor " + output);
                    places.put(output, places.size());
                }
            }
        }
    }

    /** How many floats the graph holds. */
    long numbers() {
        return numbers;
    }

    /**
     * An upper bound of the weights in layers that the graph can describe: each needs a byte, and may be used some
     * times.
     */
    long mostWeights() {
        return (long) MOST_USES * graph.getSerializedSize();
    }

    int count() {
        return graph.getNodeCount();
    }

    /** No network that a graph of this size describes has a longer text. */
    long longestText() {
        return 64L * graph.getSerializedSize();
    }

    /** The position of the node that computes a tensor; −1 if there is none. */
    int place(String tensor) {
        return places.getOrDefault(tensor, -1);
    }

    /** The index of the tensor that is computed last. */
    int latest(List<String> tensors) {
        int latest = 0;
        for (int i = 1; i < tensors.size(); i++) if (place(tensors.get(i)) > place(tensors.get(latest))) latest = i;
        return latest;
    }

    private void add(String name, TensorProto tensor) {
        constants.put(name, tensor);
        numbers += tensor.getRawData().size() / 4 + tensor.getFloatDataCount();
    }

    NodeProto producer(String tensor) {
        return producers.get(tensor);
    }

    /** The node that computes a tensor, if it has that operator; else null. */
    NodeProto producer(String tensor, String operator) {
        NodeProto node = producers.get(tensor);
        return node != null && node.getOpType().equals(operator) ? node : null;
    }

    boolean isConstant(String tensor) {
        return constants.containsKey(tensor);
    }

    List<Long> shape(String tensor) {
        return constant(tensor).getDimsList();
    }

    private TensorProto constant(String tensor) {
        TensorProto constant = constants.get(tensor);
        if (constant == null) throw new OnnxException(tensor + " should be a constant");
        return constant;
    }

    /** The elements of a constant of floats, all finite. */
    float[] floats(String name) {
        TensorProto tensor = constant(name);
        if (tensor.getDataType() != TensorProto.DataType.FLOAT_VALUE)
            throw new OnnxException(name + " has element type " + tensor.getDataType() + ", not float");
        if (tensor.getDataLocation() != TensorProto.DataLocation.DEFAULT)
            throw new OnnxException(name + " is in another file, which is unsupported; save the model as one file");
        long length = 1;
        for (long size : tensor.getDimsList()) {
            if (size < 0) throw new OnnxException(name + " has a negative size");
            length = Math.multiplyExact(length, size);
        }
        ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        boolean packed = tensor.getFloatDataCount() == 0;
        if (length != (packed ? raw.remaining() / 4.0 : tensor.getFloatDataCount()))
            throw new OnnxException(name + " of shape " + tensor.getDimsList() + " has another number of elements");
        float[] values = new float[(int) length];
        for (int i = 0; i < values.length; i++) {
            values[i] = packed ? raw.getFloat() : tensor.getFloatData(i);
            if (!Float.isFinite(values[i])) throw new OnnxException(name + " holds " + values[i]);
        }
        return values;
    }

    /** A constant of one float; NaN if it is something else. */
    float scalar(String tensor) {
        if (!isConstant(tensor)
                || constant(tensor).getDataType() != TensorProto.DataType.FLOAT_VALUE
                || constant(tensor).getDimsList().stream().anyMatch(size -> size != 1)) return Float.NaN;
        return floats(tensor)[0];
    }

    /**
     * Of a node's two inputs, the one that isn't a constant number, if the other one is about a given number; else
     * null.
     */
    String beside(NodeProto node, double number) {
        for (int i = 0; i < 2 && node.getInputCount() == 2; i++)
            if (Math.abs(scalar(node.getInput(i)) - number) < 1e-4) return node.getInput(1 - i);
        return null;
    }

    /** Whether a tensor is a constant, and equal to one of another graph. */
    boolean sameConstant(String tensor, Nodes other, String constant) {
        if (!isConstant(tensor)) return false;
        TensorProto a = constant(tensor);
        TensorProto b = other.constant(constant);
        if (a.getDataType() != b.getDataType() || !a.getDimsList().equals(b.getDimsList())) return false;
        return a.getDataType() == TensorProto.DataType.FLOAT_VALUE
                ? Arrays.equals(floats(tensor), other.floats(constant))
                : integers(a).equals(integers(b));
    }

    static float number(NodeProto node, String attribute, float otherwise) {
        for (AttributeProto each : node.getAttributeList()) if (each.getName().equals(attribute)) return each.getF();
        return otherwise;
    }

    static long integer(NodeProto node, String attribute, long otherwise) {
        for (AttributeProto each : node.getAttributeList()) if (each.getName().equals(attribute)) return each.getI();
        return otherwise;
    }

    static String text(NodeProto node, String attribute, String otherwise) {
        for (AttributeProto each : node.getAttributeList())
            if (each.getName().equals(attribute)) return each.getS().toStringUtf8();
        return otherwise;
    }

    /** A constant of whole numbers, or an attribute that was one in older operators. */
    List<Long> integers(NodeProto node, String attribute, int input) {
        for (AttributeProto each : node.getAttributeList())
            if (each.getName().equals(attribute)) return each.getIntsList();
        if (node.getInputCount() <= input) return List.of();
        return integers(constant(node.getInput(input)));
    }

    private static List<Long> integers(TensorProto tensor) {
        if (tensor.getDataType() != TensorProto.DataType.INT64_VALUE) return List.of();
        if (tensor.getInt64DataCount() > 0) return tensor.getInt64DataList();
        ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        List<Long> values = new ArrayList<>();
        while (raw.remaining() >= 8) values.add(raw.getLong());
        return values;
    }
}
