package dev.nacre.safetensors;

import java.util.List;

/**
 * A named array of floats, to be written.
 *
 * @param name distinct within its file
 * @param shape its dimensions, outermost first
 * @param data its elements in row-major order: the last index runs fastest; not copied
 */
public record Tensor(String name, List<Long> shape, float[] data) {
    /** Checks that shape and data fit. */
    public Tensor {
        shape = List.copyOf(shape);
        if (elements(shape) != data.length)
            throw new IllegalArgumentException(
                    name + " of shape " + shape + " can't have " + data.length + " elements");
    }

    /**
     * The product of dimensions.
     *
     * @param shape the dimensions
     * @return 1 for none
     * @throws ArithmeticException if it is more than a long holds
     */
    static long elements(List<Long> shape) {
        long product = 1;
        for (long size : shape) product = Math.multiplyExact(product, size);
        return product;
    }
}
