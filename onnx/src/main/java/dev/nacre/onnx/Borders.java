package dev.nacre.onnx;

import dev.nacre.Shape;
import java.util.List;
import java.util.Map;

/**
 * Where the windows of a square kernel lie on an image. With padding {@code same} there are as many as a stride needs
 * to cover the image, and of an odd number of lines outside it the larger half is below and on the right.
 */
record Borders(boolean same, int kernel, int stride, int dilation) {
    static Borders of(String padding, int kernel, int stride, int dilation) {
        return new Borders(padding.equals("SAME"), kernel, stride, dilation);
    }

    /** For a convolution or pooling of an image, or a transposed convolution that gives it. */
    Map<String, Object> attributes(Shape image) {
        return Map.of(
                "kernel_shape",
                List.of(kernel, kernel),
                "strides",
                List.of(stride, stride),
                "pads",
                same ? pads(image) : List.of(0, 0, 0, 0));
    }

    /** Above, left, below, right. */
    List<Integer> pads(Shape image) {
        int height = lines(image.height());
        int width = lines(image.width());
        return List.of(height / 2, width / 2, height - height / 2, width - width / 2);
    }

    private int lines(int size) {
        long windows = 1 + (size - 1) / stride;
        return Math.toIntExact(Math.max(0, (windows - 1) * stride + (kernel - 1L) * dilation + 1 - size));
    }

    /** What a transposed convolution adds below and on the right where patches leave gaps. */
    Map<String, Object> gaps() {
        int gap = same ? Math.max(0, stride - kernel) : 0;
        return gap == 0 ? Map.of() : Map.of("output_padding", List.of(gap, gap));
    }
}
