package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.nacre.Shape;
import java.util.List;

/**
 * The windows of a node on images, if they are square.
 *
 * @param node for messages
 * @param auto padding that follows from the image's size, or {@code NOTSET}
 * @param pads lines of padding: above, left, below, right
 * @param gap lines that a transposed convolution adds below and on the right
 * @param ceiling whether windows may begin inside the image and end outside it
 */
record Window(
        String node, int kernel, int stride, int dilation, String auto, List<Long> pads, int gap, boolean ceiling) {
    private static final List<Long> NONE = List.of(0L, 0L, 0L, 0L);

    /** The size of the kernel comes from its weights; 0 if it has none. */
    static Window of(NodeProto node, Nodes nodes, int kernel) {
        String name = "node " + node.getName() + " (" + node.getOpType() + ")";
        List<Long> pads = nodes.integers(node, "pads", 99);
        if (!nodes.integers(node, "output_shape", 99).isEmpty())
            throw new OnnxException(name + " has an output_shape; expected pads");
        return new Window(
                name,
                square(name, "kernel_shape", nodes.integers(node, "kernel_shape", 99), kernel),
                square(name, "strides", nodes.integers(node, "strides", 99), 1),
                square(name, "dilations", nodes.integers(node, "dilations", 99), 1),
                Nodes.text(node, "auto_pad", "NOTSET"),
                pads.isEmpty() ? NONE : pads,
                square(name, "output_padding", nodes.integers(node, "output_padding", 99), 0),
                Nodes.integer(node, "ceil_mode", 0) != 0);
    }

    private static int square(String node, String what, List<Long> sizes, int otherwise) {
        if (sizes.isEmpty() && (otherwise > 0 || what.equals("output_padding"))) return otherwise;
        if (sizes.size() != 2 || !sizes.get(0).equals(sizes.get(1)))
            throw new OnnxException(node + " has " + what + " " + sizes + "; expected two equal numbers, for images");
        return Math.toIntExact(sizes.get(0));
    }

    OnnxException refused(String reason) {
        return new OnnxException(node + ": " + reason);
    }

    private Borders borders() {
        return new Borders(true, kernel, stride, dilation);
    }

    /** {@code same} or {@code valid}, whichever the node does to images of a shape. */
    String padding(Shape image) {
        List<Long> same = same(image);
        String padding = switch (auto) {
            case "VALID" -> "valid";
            case "SAME_UPPER" -> "same";
            case "SAME_LOWER" -> same.get(0).equals(same.get(2)) && same.get(1).equals(same.get(3)) ? "same" : "";
            default -> pads.equals(NONE) ? "valid" : pads.equals(same) ? "same" : "";
        };
        if (padding.isEmpty())
            throw refused("it pads images of " + image + " by " + (auto.equals("NOTSET") ? pads : auto)
                    + " (above, left, below, right); padding=same pads them by " + same + ", padding=valid not at all");
        if (ceiling && padding.equals("valid") && (uncovered(image.height()) || uncovered(image.width())))
            throw refused("its last windows reach over the borders of images of " + image + " (ceil_mode=1)");
        return padding;
    }

    private boolean uncovered(int size) {
        return (size - reach()) % stride != 0;
    }

    private long reach() {
        return (kernel - 1L) * dilation + 1;
    }

    private List<Long> same(Shape image) {
        return borders().pads(image).stream().map(Integer::longValue).toList();
    }

    String transposedPadding(Shape image) {
        boolean explicit = auto.equals("NOTSET");
        if ((explicit && pads.equals(NONE) || auto.equals("VALID")) && gap == 0) return "valid";
        List<Long> same = same(larger(image, "same", 1));
        boolean even = same.get(0).equals(same.get(2));
        if (explicit && pads.equals(same) && gap == Math.max(0, stride - kernel)) return "same";
        if (auto.startsWith("SAME") && even && kernel >= stride) return "same";
        throw refused("it cuts " + (explicit ? pads : auto) + " off (above, left, below, right) and adds " + gap
                + "; padding=same cuts off " + same + " and adds " + Math.max(0, stride - kernel)
                + ", padding=valid does neither");
    }

    /** The shape of the outputs of a convolution or of pooling. */
    Shape outputs(Shape image, String padding, int channels) {
        boolean same = padding.equals("same");
        return new Shape(windows(image.height(), same), windows(image.width(), same), channels);
    }

    private int windows(int size, boolean same) {
        if (same) return 1 + (size - 1) / stride;
        if (reach() > size) throw refused("windows of " + reach() + " pixels do not fit into images of " + size);
        return (int) ((size - reach()) / stride) + 1;
    }

    /** The shape of the outputs of a transposed convolution. */
    Shape larger(Shape image, String padding, int channels) {
        boolean same = padding.equals("same");
        return new Shape(length(image.height(), same), length(image.width(), same), channels);
    }

    private int length(int size, boolean same) {
        return Math.toIntExact(same ? (long) size * stride : (size - 1L) * stride + kernel);
    }
}
