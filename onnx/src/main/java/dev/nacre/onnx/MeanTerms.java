package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;

/**
 * What a mean is of. A mean of products with constants whose own mean is 1 is a weighted one.
 *
 * @param tensors the terms, without their weights
 * @param weights one for each; none if all count alike
 */
record MeanTerms(List<String> tensors, List<Float> weights) {
    static final MeanTerms NONE = new MeanTerms(List.of(), List.of());

    static MeanTerms of(NodeProto mean, Nodes nodes) {
        MeanTerms plain = new MeanTerms(mean.getInputList(), List.of());
        List<String> tensors = new ArrayList<>();
        List<Float> weights = new ArrayList<>();
        double sum = 0;
        for (String term : plain.tensors) {
            NodeProto product = nodes.producer(term, "Mul");
            float weight = product == null || product.getInputCount() != 2 ? -1 : nodes.scalar(product.getInput(1));
            if (!(weight >= 0)) return plain;
            tensors.add(product.getInput(0));
            weights.add(weight);
            sum += weight;
        }
        return Math.abs(sum - weights.size()) < 1e-4 * weights.size() ? new MeanTerms(tensors, weights) : plain;
    }

    /** The weights as in texts, after the way to combine. */
    String text() {
        return weights.isEmpty() ? "" : ", weights=" + weights;
    }
}
