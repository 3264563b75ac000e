package dev.nacre.safetensors;

import java.util.List;

/**
 * What a header says of one tensor.
 *
 * @param dtype type of the elements, such as {@code F32}
 * @param shape its dimensions, outermost first
 * @param begin where its bytes begin, from the beginning of the data
 * @param end where they end
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
