package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.nacre.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Recognizes layers for images, by operators on samples × channels × height × width. */
final class ImagePatterns {
    /** How positions are rounded; either way of these repeats each pixel if the factor is whole. */
    private static final Set<String> REPEATING =
            Set.of("asymmetric floor", "half_pixel round_prefer_floor", "half_pixel round_prefer_ceil");

    private final Nodes nodes;

    ImagePatterns(Nodes nodes) {
        this.nodes = nodes;
    }

    /** Null if it is none of these. */
    Found find(NodeProto node) {
        return switch (node.getOpType()) {
            case "Conv" -> conv(node);
            case "ConvTranspose" -> transposed(node);
            case "MaxPool" -> pool(node, "maxPool");
            case "AveragePool" -> pool(node, "averagePool");
            case "GlobalAveragePool" -> globalAverage(node);
            case "Resize", "Upsample" -> upsample(node);
            case "ReduceMax" -> maxout(node);
            case "Transpose" -> new FoundBorder(node.getInput(0), node.getName(), order(node), List.of());
            case "Flatten" ->
                Nodes.integer(node, "axis", 1) == 1
                        ? new FoundBorder(node.getInput(0), node.getName(), List.of(), List.of(-1L, -1L))
                        : null;
            case "Reshape" -> reshape(node);
            case "Pad" -> pad(node);
            default -> null;
        };
    }

    /** PyTorch puts one before pooling by means even if it adds nothing. */
    private FoundLayer pad(NodeProto node) {
        List<Long> pads = nodes.integers(node, "pads", 1);
        if (!pads.isEmpty() && pads.stream().allMatch(n -> n == 0)) return new FoundLayer(node.getInput(0), "");
        throw new OnnxException("node " + node.getName() + " (Pad) pads by " + pads
                + ", for which there is no layer; give the convolution or pooling after it this padding");
    }

    private List<Long> order(NodeProto node) {
        List<Long> order = nodes.integers(node, "perm", 1);
        if (order.equals(FoundBorder.CHANNELS_FIRST) || order.equals(FoundBorder.CHANNELS_LAST)) return order;
        throw new OnnxException("node " + node.getName() + " (Transpose) puts the axes in the order " + order
                + ", for which there is no layer");
    }

    /** Sizes of 0 are those of the input. */
    private FoundBorder reshape(NodeProto node) {
        if (node.getInputCount() < 2 || !nodes.isConstant(node.getInput(1))) return null;
        List<Long> sizes = nodes.integers(node, "shape", 1);
        boolean samples = (sizes.size() == 2 || sizes.size() == 4) && sizes.get(0) <= 0;
        boolean whole =
                sizes.size() == 2 ? sizes.get(1) != 0 : sizes.stream().skip(1).allMatch(n -> n > 0);
        return samples && whole ? new FoundBorder(node.getInput(0), node.getName(), List.of(), sizes) : null;
    }

    private FoundImages conv(NodeProto node) {
        ImageWeights weights = ImageWeights.of(node, nodes);
        Window window = Window.of(node, nodes, weights.kernel());
        long groups = Nodes.integer(node, "group", 1);
        return new FoundImages(
                node.getInput(0),
                image -> {
                    if (weights.channels() * groups != image.channels())
                        throw new OnnxException("node " + node.getName() + " (Conv) takes images of "
                                + weights.channels() * groups + " channels, but gets " + image);
                    String padding = window.padding(image);
                    String text = "conv(" + weights.count() + ", kernel=" + window.kernel() + ", stride="
                            + window.stride() + ", padding=" + padding + ", dilation=" + window.dilation() + ", groups="
                            + groups + ")";
                    return new SizedLayer(text, window.outputs(image, padding, weights.count()));
                },
                weights.values(weights.count()));
    }

    private FoundImages transposed(NodeProto node) {
        ImageWeights weights = ImageWeights.of(node, nodes);
        Window window = Window.of(node, nodes, weights.kernel());
        if (Nodes.integer(node, "group", 1) != 1 || window.dilation() != 1)
            throw window.refused("groups and dilations of transposed convolutions have no counterpart");
        int filters = weights.channels();
        return new FoundImages(
                node.getInput(0),
                image -> {
                    if (weights.count() != image.channels())
                        throw new OnnxException("node " + node.getName() + " (ConvTranspose) takes images of "
                                + weights.count() + " channels, but gets " + image);
                    String padding = window.transposedPadding(image);
                    String text = "convTranspose(" + filters + ", kernel=" + window.kernel() + ", stride="
                            + window.stride() + ", padding=" + padding + ")";
                    return new SizedLayer(text, window.larger(image, padding, filters));
                },
                weights.values(filters));
    }

    private FoundImages pool(NodeProto node, String name) {
        Window window = Window.of(node, nodes, 0);
        boolean counted = Nodes.integer(node, "count_include_pad", 0) != 0;
        if (window.dilation() != 1) throw window.refused("dilations of pooling have no counterpart");
        return new FoundImages(
                node.getInput(0),
                image -> {
                    String padding = window.padding(image);
                    if (counted && padding.equals("same"))
                        throw window.refused("the mean counts pixels outside the image (count_include_pad=1)");
                    String text =
                            name + "(" + window.kernel() + ", stride=" + window.stride() + ", padding=" + padding + ")";
                    return new SizedLayer(text, window.outputs(image, padding, image.channels()));
                },
                Map.of());
    }

    private static FoundImages globalAverage(NodeProto node) {
        return new FoundImages(
                node.getInput(0), image -> new SizedLayer("globalAverage", Shape.flat(image.channels())), Map.of());
    }

    /** Nearest neighbours of a whole factor. */
    private FoundImages upsample(NodeProto node) {
        int input = node.getOpType().equals("Resize") ? 2 : 1;
        String rounding = Nodes.text(node, "coordinate_transformation_mode", "half_pixel") + " "
                + Nodes.text(node, "nearest_mode", "round_prefer_floor");
        if (node.getInputCount() != input + 1
                || !nodes.isConstant(node.getInput(input))
                || !Nodes.text(node, "mode", "nearest").equals("nearest")
                || input == 2 && !REPEATING.contains(rounding))
            throw new OnnxException("node " + node.getName() + " (" + node.getOpType() + ") is no upsampling by a"
                    + " whole factor that repeats each pixel");
        float[] scales = nodes.floats(node.getInput(input));
        boolean whole = scales.length == 4 && scales[0] == 1 && scales[1] == 1 && scales[2] == scales[3];
        int factor = whole ? (int) scales[2] : 0;
        if (!whole || factor < 1 || factor != scales[2])
            throw new OnnxException("node " + node.getName() + " (" + node.getOpType() + ") scales by "
                    + java.util.Arrays.toString(scales) + ", not by a whole number that is one for height and width");
        return new FoundImages(
                node.getInput(0),
                image -> new SizedLayer(
                        "upsample(" + factor + ")",
                        new Shape(
                                Math.multiplyExact(image.height(), factor),
                                Math.multiplyExact(image.width(), factor),
                                image.channels())),
                Map.of());
    }

    /** The largest of blocks of channels. */
    private FoundImages maxout(NodeProto node) {
        NodeProto reshape = nodes.producer(node.getInput(0), "Reshape");
        List<Long> sizes = reshape == null ? List.of() : nodes.integers(reshape, "shape", 1);
        if (sizes.size() != 5
                || Nodes.integer(node, "keepdims", 1) != 0
                || !nodes.integers(node, "axes", 1).equals(List.of(1L))) return null;
        return new FoundImages(
                reshape.getInput(0),
                image -> {
                    long pieces = sizes.get(1);
                    long channels = sizes.get(2);
                    List<Long> expected = List.of(-1L, pieces, channels, (long) image.height(), (long) image.width());
                    if (pieces < 1 || pieces * channels != image.channels() || !sizes.equals(expected))
                        throw new OnnxException(
                                "node " + reshape.getName() + " does not split the channels of " + image);
                    return new SizedLayer(
                            "maxout(" + pieces + ")",
                            new Shape(image.height(), image.width(), Math.toIntExact(channels)));
                },
                Map.of());
    }
}
