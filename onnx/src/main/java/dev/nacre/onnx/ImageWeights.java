package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Map;

/**
 * The weights of a convolution in a graph that was read.
 *
 * @param weight of shape (count, channels, kernel, kernel)
 * @param bias null if there is none
 * @param count of filters; of a transposed convolution, channels of its inputs
 * @param channels of a filter; of a transposed convolution, of its outputs
 * @param kernel height and width
 */
record ImageWeights(float[] weight, float[] bias, int count, int channels, int kernel) {
    static ImageWeights of(NodeProto node, Nodes nodes) {
        List<Long> shape = nodes.shape(node.getInput(1));
        if (shape.size() != 4 || !shape.get(2).equals(shape.get(3)) || shape.contains(0L))
            throw new OnnxException("node " + node.getName() + " (" + node.getOpType() + ") has a kernel of shape "
                    + shape + "; expected count × channels × size × size, as kernels are square");
        boolean biased = node.getInputCount() > 2 && !node.getInput(2).isEmpty();
        return new ImageWeights(
                nodes.floats(node.getInput(1)),
                biased ? nodes.floats(node.getInput(2)) : null,
                Math.toIntExact(shape.get(0)),
                Math.toIntExact(shape.get(1)),
                Math.toIntExact(shape.get(2)));
    }

    /** By name; without a bias it is zeros. */
    Map<String, float[]> values(int filters) {
        return Map.of("weight", weight, "bias", bias == null ? new float[filters] : bias);
    }
}
