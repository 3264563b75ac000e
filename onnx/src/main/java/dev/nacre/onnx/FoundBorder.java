package dev.nacre.onnx;

import java.util.List;

/**
 * A node that only puts numbers in another order, or gives them other sizes: where features in a row become images, or
 * images features in a row.
 *
 * @param input the tensor that it gets
 * @param node its name
 * @param order of the axes after it, the samples' too; empty if it only gives sizes
 * @param sizes after it, the number of samples too; −1 for what is left over; empty if it only changes the order
 */
record FoundBorder(String input, String node, List<Long> order, List<Long> sizes) implements Found {
    static final List<Long> CHANNELS_FIRST = List.of(0L, 3L, 1L, 2L);
    static final List<Long> CHANNELS_LAST = List.of(0L, 2L, 3L, 1L);

    boolean toImages() {
        return sizes.size() == 4;
    }

    /** Whether it gives rows of so many numbers. */
    boolean toRows(long numbers) {
        return order.isEmpty() && sizes.size() == 2 && sizes.get(1) == numbers;
    }
}
