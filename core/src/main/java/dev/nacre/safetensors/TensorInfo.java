package dev.nacre.safetensors;

import java.util.List;

/**
 * A header's entry for one tensor.
 *
 * @param dtype type of the elements, such as {@code F32}
 * @param shape its dimensions, outermost first
 * @param begin position of its first byte, relative to the start of the data
 * @param end position after its last byte
 */
public record TensorInfo(String dtype, List<Long> shape, long begin, long end) {
    /**
     * The number of elements.
     *
     * @return the product of the dimensions
     */
    public long elements() {
        return Tensor.elements(shape);
    }
}
