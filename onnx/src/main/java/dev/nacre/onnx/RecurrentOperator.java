package dev.nacre.onnx;

import java.util.Map;

/** ONNX's operators for sequences, with their names in graphs. Their gates are in another order than PyTorch's. */
enum RecurrentOperator {
    /** Without gates. */
    RNN("recurrent", 0),
    /** PyTorch has r, z, n; ONNX z, r, h. */
    GRU("gru", 1, 0, 2),
    /** PyTorch has i, f, g, o; ONNX i, o, f, c. */
    LSTM("lstm", 0, 3, 1, 2);

    private final String layer;
    private final int[] order;

    RecurrentOperator(String layer, int... order) {
        this.layer = layer;
        this.order = order;
    }

    static RecurrentOperator of(String layer) {
        for (RecurrentOperator operator : values()) if (operator.layer.equals(layer)) return operator;
        throw new OnnxException(layer + " has no operator in ONNX");
    }

    static boolean isKnown(String operator) {
        return operator.equals("RNN") || operator.equals("GRU") || operator.equals("LSTM");
    }

    String layer() {
        return layer;
    }

    int gates() {
        return order.length;
    }

    Map<String, Object> attributes() {
        return this == GRU ? Map.of("linear_before_reset", 1) : Map.of();
    }

    /** Puts the gates of weights or biases into ONNX's order. */
    float[] toOnnx(float[] values) {
        float[] ordered = new float[values.length];
        for (int g = 0; g < gates(); g++) copy(values, order[g], ordered, g);
        return ordered;
    }

    /** The way back from {@link #toOnnx}. */
    float[] fromOnnx(float[] values) {
        float[] ordered = new float[values.length];
        for (int g = 0; g < gates(); g++) copy(values, g, ordered, order[g]);
        return ordered;
    }

    private void copy(float[] from, int gate, float[] to, int place) {
        int n = from.length / gates();
        System.arraycopy(from, gate * n, to, place * n, n);
    }
}
