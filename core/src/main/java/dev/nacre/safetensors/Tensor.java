package dev.nacre.safetensors;

import java.util.List;

/**
 * A named array of floats to write to a file.
 *
 * @param name unique within its file
 * @param shape its dimensions, outermost first
 * @param data its elements in row-major order: the last index varies fastest; not copied
 */
public record Tensor(String name, List<Long> shape, float[] data) {
    /** Checks that the shape matches the data. */
    public Tensor {
        shape = List.copyOf(shape);
        if (elements(shape) != data.length)
            throw new IllegalArgumentException(
                    "tensor " + name + " of shape " + shape + " can't have " + data.length + " elements");
    }

    /**
     * The product of dimensions.
     *
     * @param shape the dimensions
     * @return 1 for none
     * @throws ArithmeticException if it exceeds a long
     */
    static long elements(List<Long> shape) {
        long product = 1;
        for (long size : shape) product = Math.multiplyExact(product, size);
        return product;
    }
}
